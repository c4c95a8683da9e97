package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import java.util.List;
import java.util.Optional;

/** Arrays into the library, with and without experiments, as docs show it. */
final class ArraysToClasses {
  private ArraysToClasses() {}

  /** Probabilities of each class for each of the unseen images. */
  static float[][] predict(float[] pixels, int[] labels, float[] unseen) {
    // README begins
    Shape shape = Shape.image(8, 8, 1); // height, width, channels
    ImageData training = ImageData.of(pixels, labels, shape);
    CheckedModel model = conv(8, 3).relu().pool(2).flatten().classify(2).check(shape);
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.01).epochs(5).batch(16));
        TrainedModel trained = compiled.train(training, 42)) {
      return trained.predict(unseen); // a row of probabilities per image
    }
    // README ends
  }

  /** Arrays with a test set, for an experiment. */
  static DataSet withTest(ImageData training, ImageData test) {
    // README begins
    DataSet pets = new DataSet("pets", "Pets", training, Optional.of(test), List.of("cat", "dog"));
    // README ends
    return pets;
  }
}
