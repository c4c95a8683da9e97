package io.github.foldwise.cli.command;

import io.github.foldwise.cli.terminal.LibC;
import io.github.foldwise.runtime.TensorFlowProvider;
import java.util.List;

/** TensorFlow, silenced before its native library loads. */
public class TensorFlowEngine extends TensorFlowProvider implements Engine {
  private static final String ONE_DNN = "TF_ENABLE_ONEDNN_OPTS";

  @Override
  public List<String> devices() {
    prepare();
    return super.devices();
  }

  /**
   * A GPU's kernels are deterministic only if that is requested before the first of them is made.
   * On a CPU the variable stays unset: what it computes must not depend on the requested device.
   */
  @Override
  public String device(String request, int threads) {
    prepare();
    String device = super.device(request, threads);
    if (device.startsWith("cuda")) {
      LibC.setDefaultVariable("TF_DETERMINISTIC_OPS", "1");
    }
    return device;
  }

  @Override
  public String version() {
    prepare();
    return super.version();
  }

  /**
   * The Java heap's limit must not limit native memory, TensorFlow's start-up log is of no interest
   * to the user, and oneDNN's kernels are faster, even on processors where TensorFlow disables
   * them. All three are read once, when the library loads.
   */
  @Override
  public void prepare() {
    if (System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") == null) {
      System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    }
    LibC.setDefaultVariable("TF_CPP_MIN_LOG_LEVEL", "2");
    if (LibC.setDefaultVariable(ONE_DNN, "1")) { // and say so: Java sees no such change
      System.setProperty(ONE_DNN, System.getenv().getOrDefault(ONE_DNN, "1"));
    }
  }
}
