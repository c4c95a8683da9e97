package io.github.foldwise.runtime.tensorflow;

import java.util.Locale;

/**
 * Whether TensorFlow's kernels on a CPU are oneDNN's, which round differently from its own. It
 * reads an environment variable once, when its library loads. A program that sets the variable
 * inside its own process sets the system property of the same name, too: Java does not see the
 * former.
 */
public final class OneDnn {
  private static final String VARIABLE = "TF_ENABLE_ONEDNN_OPTS";

  private OneDnn() {}

  /** For the names of kernels: nothing if it is asked for, as the command line does. */
  public static String remark() {
    return remark(System.getProperty(VARIABLE, System.getenv(VARIABLE)));
  }

  /** For a value of the variable; null if it is not set. */
  static String remark(String value) {
    return switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
      case "1", "true" -> "";
      case "0", "false" -> ", without oneDNN";
      default -> ", oneDNN if TensorFlow chooses it";
    };
  }
}
