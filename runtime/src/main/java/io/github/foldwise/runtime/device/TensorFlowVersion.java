package io.github.foldwise.runtime.device;

import org.tensorflow.TensorFlow;

/** Version of the native library. */
public final class TensorFlowVersion {
  private TensorFlowVersion() {}

  /** {@code 2.18.0}; loads the native library. */
  public static String text() {
    return TensorFlow.version();
  }
}
