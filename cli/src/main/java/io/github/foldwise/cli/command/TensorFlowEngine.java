package io.github.foldwise.cli.command;

import io.github.foldwise.cli.terminal.LibC;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.device.Devices;
import io.github.foldwise.runtime.device.TensorFlowVersion;
import io.github.foldwise.trial.Trainer;
import java.util.List;
import java.util.OptionalLong;

/** TensorFlow, told to be quiet before its native library loads. */
public final class TensorFlowEngine implements Engine {

  @Override
  public List<String> devices() {
    prepare();
    return Devices.list(1).stream()
        .map(device -> device.name() + "  " + device.description())
        .toList();
  }

  @Override
  public String device(String request, int threads) {
    return choose(request, threads).name();
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    return choose(device, threads).memoryBytes();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    return new TensorFlowTrainer(choose(device, threads), threads);
  }

  @Override
  public String version() {
    prepare();
    return TensorFlowVersion.text();
  }

  /**
   * A GPU's kernels repeat their bits only where they are told to, and are told before the first of
   * them is made. On a CPU nothing is said, so that it computes the same whatever was asked for.
   */
  private Device choose(String request, int threads) {
    prepare();
    Device device = Devices.choose(request, threads);
    if (device.isCuda()) {
      LibC.setDefaultVariable("TF_DETERMINISTIC_OPS", "1");
    }
    return device;
  }

  /**
   * Native memory is no business of the Java heap's limit, the log lines that TensorFlow prints at
   * its start are none of the user's, and oneDNN's kernels are the faster ones, also on processors
   * where TensorFlow leaves them off. All three are read once, when the library loads.
   */
  @Override
  public void prepare() {
    if (System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") == null) {
      System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    }
    LibC.setDefaultVariable("TF_CPP_MIN_LOG_LEVEL", "2");
    LibC.setDefaultVariable("TF_ENABLE_ONEDNN_OPTS", "1");
  }
}
