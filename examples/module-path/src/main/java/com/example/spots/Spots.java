package com.example.spots;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.data.Shape;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import java.util.Locale;
import java.util.Random;

/** Trains on the module path. Exits with 1 if the model is wrong too often. */
public final class Spots {
  private static final Shape SHAPE = Shape.image(4, 4, 1);

  private Spots() {}

  public static void main(String[] args) {
    double accuracy = accuracy();
    System.out.printf(
        Locale.ROOT,
        "Module %s, accuracy on unseen images: %.4f%n",
        CompiledModel.class.getModule().getName(),
        accuracy);
    System.exit(CompiledModel.class.getModule().isNamed() && accuracy >= 0.9 ? 0 : 1);
  }

  private static double accuracy() {
    CheckedModel model = flatten().dense(8).relu().classify(2).check(SHAPE);
    ImageData unseen = draw(200, 2);
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.01).epochs(10).batch(16));
        TrainedModel trained = compiled.train(draw(400, 1), 42)) {
      float[][] probabilities = trained.predict(unseen);
      int correct = 0;
      for (int row = 0; row < unseen.rows(); row++) {
        int predicted = probabilities[row][1] > probabilities[row][0] ? 1 : 0;
        correct += predicted == unseen.label(row) ? 1 : 0;
      }
      return correct / (double) unseen.rows();
    }
  }

  /** Noise, with a bright spot in the upper half (class 0) or the lower half (class 1). */
  private static ImageData draw(int rows, long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[rows * SHAPE.size()];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(2);
      for (int i = 0; i < SHAPE.size(); i++) {
        pixels[row * SHAPE.size() + i] = 0.5f * random.nextFloat();
      }
      int half = SHAPE.size() / 2;
      pixels[row * SHAPE.size() + labels[row] * half + random.nextInt(half)] = 1;
    }
    return ImageData.of(pixels, labels, SHAPE);
  }
}
