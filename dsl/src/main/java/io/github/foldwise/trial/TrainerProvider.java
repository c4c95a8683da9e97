package io.github.foldwise.trial;

import java.util.List;
import java.util.OptionalLong;

/**
 * Makes trainers for the devices of this machine. A run finds its provider with {@link
 * java.util.ServiceLoader}. Any method but {@link #costs} may load a native library.
 */
public interface TrainerProvider {
  /** The devices that can train, one line each: {@code cpu} and what it is. */
  List<String> devices();

  /**
   * The name of the device that answers a request.
   *
   * @param request {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
   * @param threads of a trial; the first search for devices fixes it for the whole process
   * @throws io.github.foldwise.check.RefusedException if there is no such device
   */
  String device(String request, int threads);

  /** Bytes that trials can use on a named device; empty if it uses the machine's memory. */
  OptionalLong memory(String device, int threads);

  /** Trains on a device that {@link #device} named, each trial with this many threads. */
  Trainer trainer(String device, int threads);

  /** Estimates of what trials take; {@link TrialCosts#UNKNOWN} unless overridden. */
  default TrialCosts costs() {
    return TrialCosts.UNKNOWN;
  }

  /** Version of the engine behind the trainers, such as {@code 2.18.0}. */
  String version();
}
