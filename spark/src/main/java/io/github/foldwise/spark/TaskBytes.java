package io.github.foldwise.spark;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.GivenImages;
import io.github.foldwise.training.Monitoring;
import io.github.foldwise.training.StartWeights;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.TrialTask;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** A trial's task as bytes: texts, rows and seed. Its images and weights are sent apart. */
final class TaskBytes {
  private TaskBytes() {}

  static byte[] of(TrialTask task) {
    return Encoded.bytes(
        out -> {
          Encoded.text(out, task.model().text());
          Encoded.text(out, task.training().text());
          write(out, task.trainingRows());
          write(out, task.validationRows());
          out.writeBoolean(task.testedEachEpoch());
          out.writeLong(task.seed());
          out.writeBoolean(task.keepsProbabilities());
        });
  }

  static TrialTask read(
      byte[] bytes,
      ImageData data,
      Optional<ImageData> test,
      Optional<ImageData> validation,
      Optional<StartWeights> start) {
    return Encoded.read(
        bytes,
        in ->
            new TrialTask(
                CheckedModel.read(Encoded.text(in)),
                whole(Training.read(Encoded.text(in)), validation, start),
                data,
                rows(in),
                rows(in),
                test,
                in.readBoolean(),
                in.readLong(),
                in.readBoolean()));
  }

  /** A text holds only the hashes of images and weights. */
  private static Training whole(
      Training read, Optional<ImageData> validation, Optional<StartWeights> start) {
    Monitoring monitoring = read.monitoring();
    return new Training(
        read.optimizer(),
        read.objective(),
        read.passes(),
        read.augmentation(),
        validation.isEmpty()
            ? monitoring
            : new Monitoring(
                validation.map(GivenImages::of),
                monitoring.earlyStopping(),
                monitoring.reduceOnPlateau()),
        read.precision(),
        start);
  }

  private static void write(DataOutputStream out, Rows rows) throws IOException {
    out.writeInt(rows.size());
    for (int position = 0; position < rows.size(); position++) {
      out.writeInt(rows.get(position));
    }
  }

  private static Rows rows(DataInputStream in) throws IOException {
    int[] rows = new int[in.readInt()];
    for (int position = 0; position < rows.length; position++) {
      rows[position] = in.readInt();
    }
    return Rows.of(rows);
  }
}
