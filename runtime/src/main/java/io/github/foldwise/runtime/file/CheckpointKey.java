package io.github.foldwise.runtime.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.device.TensorFlowVersion;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.TrialTask;
import java.util.Arrays;
import java.util.List;

/** Everything that decides the bits of a trial, as one hash. */
public final class CheckpointKey {
  private CheckpointKey() {}

  /**
   * SHA-256 of the trial, its figures so far and what a listener changed, without wall times and
   * without the number of epochs to come: no epoch depends on how many follow.
   */
  public static byte[] of(
      TrialTask task,
      Device device,
      int threads,
      List<EpochResult> epochs,
      List<Intervention> interventions) {
    StringBuilder text = new StringBuilder();
    line(text, "model", task.model().text());
    line(text, "training", task.training().epochs(1).text());
    line(text, "data", task.data().sha256());
    line(text, "training rows", rows(task.trainingRows()));
    line(text, "validation rows", rows(task.validationRows()));
    line(text, "test", task.test().map(ImageData::sha256).orElse("none"));
    line(text, "seed", task.seed());
    line(text, "device", device.isCuda() ? "cuda" : "cpu");
    line(text, "threads", threads);
    line(text, "TensorFlow", TensorFlowVersion.text());
    epochs.forEach(epoch -> line(text, "epoch", withoutTime(epoch)));
    interventions.forEach(intervention -> line(text, "listener", intervention));
    return Fingerprint.sha256().digest(text.toString().getBytes(UTF_8));
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  private static String rows(Rows rows) {
    return Arrays.toString(rows.toArray());
  }

  private static EpochResult withoutTime(EpochResult epoch) {
    return new EpochResult(
        epoch.epoch(),
        epoch.steps(),
        epoch.learningRate(),
        epoch.training(),
        epoch.validation(),
        epoch.test(),
        0);
  }
}
