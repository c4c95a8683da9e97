package io.github.foldwise.spark;

import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.StepResult;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Steps in the order in which they were taken, as bytes. */
final class Steps {
  private Steps() {}

  static byte[] bytes(List<StepResult> steps) {
    return Encoded.bytes(
        out -> {
          out.writeInt(steps.size());
          for (StepResult step : steps) {
            out.writeLong(step.step());
            out.writeInt(step.rows());
            out.writeFloat(step.learningRate());
            write(out, step.scores());
          }
        });
  }

  static List<StepResult> of(byte[] bytes) {
    return Encoded.read(
        bytes,
        in -> {
          List<StepResult> steps = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            steps.add(
                new StepResult(
                    in.readLong(),
                    in.readInt(),
                    in.readFloat(),
                    new Scores(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat())));
          }
          return steps;
        });
  }

  private static void write(DataOutputStream out, Scores scores) throws IOException {
    out.writeFloat(scores.loss());
    out.writeFloat(scores.dataLoss());
    out.writeFloat(scores.penalty());
    out.writeFloat(scores.accuracy());
  }
}
