package io.github.foldwise.runtime.serving;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.function.Supplier;

/** What another program's graph gives: probabilities, as far as its values show. */
final class ForeignOutput {
  private ForeignOutput() {}

  /** The output, or both classes of one sigmoid; refused if the graph or a value is unfit. */
  static float[][] of(Supplier<float[][]> run) {
    float[][] output;
    try {
      output = run.get();
    } catch (RuntimeException e) { // TensorFlow-Java's have no other common type
      throw new RefusedException(
          Problem.of(
              "SavedModel",
              "a graph that runs on images of the shape that it declares",
              String.valueOf(e.getMessage()).lines().findFirst().orElse("no message"),
              "Export the model again."));
    }
    for (int row = 0; row < output.length; row++) {
      output[row] = probabilities(row, output[row]);
    }
    return output;
  }

  private static float[] probabilities(int row, float[] output) {
    for (float value : output) {
      if (!(value >= 0 && value <= 1)) {
        throw new RefusedException(
            Problem.of(
                "prediction of row " + row,
                "probabilities, from 0 to 1",
                String.valueOf(value),
                "Export a model that ends with softmax or sigmoid."));
      }
    }
    return output.length == 1 ? new float[] {1 - output[0], output[0]} : output; // of class 1
  }
}
