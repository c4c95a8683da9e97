package io.github.foldwise.runtime.device;

import io.github.foldwise.runtime.tensorflow.NativeLibrary;
import org.tensorflow.TensorFlow;

/** Version of the native library. */
public final class TensorFlowVersion {
  private TensorFlowVersion() {}

  /** {@code 2.18.0}; loads the native library. */
  public static String text() {
    NativeLibrary.load();
    return TensorFlow.version();
  }
}
