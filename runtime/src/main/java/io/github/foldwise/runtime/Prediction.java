package io.github.foldwise.runtime;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How probable one class is for one image.
 *
 * @param name the class's name, or its number if the model knows no names
 * @param probability from 0 to 1
 */
public record Prediction(String name, float probability) {
  public Prediction {
    requireNonNull(name, "name");
  }

  /** All classes, the most probable first; of equals the one with the lower number. */
  static List<Prediction> ofAll(float[] probabilities, List<String> names) {
    return IntStream.range(0, probabilities.length)
        .mapToObj(
            label ->
                new Prediction(
                    names.isEmpty() ? String.valueOf(label) : names.get(label),
                    probabilities[label]))
        .sorted(Comparator.comparing(Prediction::probability).reversed())
        .toList();
  }
}
