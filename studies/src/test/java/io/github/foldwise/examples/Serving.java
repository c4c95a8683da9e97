package io.github.foldwise.examples;

import io.github.foldwise.runtime.Prediction;
import io.github.foldwise.runtime.Predictor;
import java.nio.file.Path;
import java.util.List;

/** The classes of one image, as docs show them. */
final class Serving {
  private Serving() {}

  static List<Prediction> predict(Path modelFile, Path imageFile) {
    // README begins
    try (Predictor model = Predictor.load(modelFile)) {
      return model.predict(imageFile); // the most probable class first
    }
    // README ends
  }
}
