package com.example.stripes;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import java.util.Locale;

/**
 * Trains and predicts: no experiment, no files. It exits with 1 if the trained model is bad, for a
 * build to notice.
 */
public final class Predict {
  private static final double GOOD_ENOUGH = 0.9;

  private Predict() {}

  public static void main(String[] args) {
    double accuracy = accuracy();
    System.out.printf(Locale.ROOT, "Accuracy on unseen images: %.4f%n", accuracy);
    System.exit(accuracy >= GOOD_ENOUGH ? 0 : 1);
  }

  /** Trains a model on some images and evaluates it on others. */
  private static double accuracy() {
    CheckedModel model =
        conv(4, 3).relu().pool(2).flatten().classify(Stripes.CLASSES).check(Stripes.SHAPE);
    ImageData unseen = Stripes.draw(200, 2);
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.01).epochs(5).batch(16));
        TrainedModel trained = compiled.train(Stripes.draw(400, 1), 42)) {
      return correct(trained.predict(unseen), unseen) / (double) unseen.rows();
    }
  }

  private static int correct(float[][] probabilities, ImageData images) {
    int correct = 0;
    for (int row = 0; row < images.rows(); row++) {
      int predicted = probabilities[row][1] > probabilities[row][0] ? 1 : 0;
      correct += predicted == images.label(row) ? 1 : 0;
    }
    return correct;
  }
}
