package io.github.foldwise.cli.command;

import io.github.foldwise.trial.Trainer;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the command line needs from TensorFlow. All methods but the first load the native library.
 */
public interface Engine {
  /**
   * Sets what the native library reads when it loads. The environment of a process is not safe from
   * threads: call this before another thread calls the rest.
   */
  default void prepare() {}

  /** The devices that it sees, one line each: {@code cpu} and what it is. */
  List<String> devices();

  /**
   * The name of the device that answers a request.
   *
   * @param request {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
   * @param threads of a trial: looking for devices fixes how many TensorFlow has for an op
   * @throws io.github.foldwise.check.RefusedException where none does
   */
  String device(String request, int threads);

  /**
   * Bytes that trials can have on a device that {@link #device} named; empty where it computes in
   * the memory of the machine.
   */
  OptionalLong memory(String device, int threads);

  /** Trains on a device that {@link #device} named, with so many threads a trial. */
  Trainer trainer(String device, int threads);

  /** TensorFlow's version. */
  String version();
}
