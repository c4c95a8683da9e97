package io.github.foldwise.experiments;

import io.github.foldwise.trainer.Trainer;
import java.util.List;

/** What the command line needs of TensorFlow. Each method loads the native library. */
interface Engine {
  /** The devices that it sees, one line each: {@code cpu} and what it is. */
  List<String> devices();

  /**
   * The name of the device that answers a request.
   *
   * @param request {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}
   * @throws io.github.foldwise.check.RefusedException where none does
   */
  String device(String request);

  /** Trains on a device that {@link #device} named, with so many threads a trial. */
  Trainer trainer(String device, int threads);

  /** TensorFlow's version. */
  String version();
}
