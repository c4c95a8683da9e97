package io.github.foldwise.experiments;

import io.github.foldwise.runtime.Devices;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.TensorFlowVersion;
import io.github.foldwise.trainer.Trainer;
import java.util.List;

/** TensorFlow, told to be quiet before its native library loads. */
final class TensorFlowEngine implements Engine {

  @Override
  public List<String> devices() {
    prepare();
    return Devices.list(1).stream()
        .map(device -> device.name() + "  " + device.description())
        .toList();
  }

  @Override
  public String device(String request, int threads) {
    prepare();
    return Devices.choose(request, threads).name();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    prepare();
    return new TensorFlowTrainer(Devices.choose(device, threads), threads);
  }

  @Override
  public String version() {
    prepare();
    return TensorFlowVersion.text();
  }

  /**
   * Native memory is no business of the Java heap's limit, the log lines that TensorFlow prints at
   * its start are none of the user's, and oneDNN's kernels are the faster ones, also on processors
   * where TensorFlow leaves them off. All three are read once, when the library loads.
   */
  private static void prepare() {
    if (System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") == null) {
      System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    }
    LibC.setDefaultVariable("TF_CPP_MIN_LOG_LEVEL", "2");
    LibC.setDefaultVariable("TF_ENABLE_ONEDNN_OPTS", "1");
  }
}
