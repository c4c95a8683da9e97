package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer as a rule looks at it: in its place, behind the layers before it.
 *
 * @param model all layers of the model
 * @param checked this one; where an earlier layer was refused, its input is a guess
 * @param classHead what becomes of the last layer's outputs
 */
record PlacedLayer(List<CheckedLayer> model, CheckedLayer checked, ClassHead classHead) {
  private static final int LONGEST_TRACE = 4; // shapes between the input and the refused layer

  Layer layer() {
    return checked.layer();
  }

  LayerParts parts() {
    return LayerParts.of(layer());
  }

  Shape input() {
    return checked.input();
  }

  boolean isLast() {
    return checked.position() == model.size();
  }

  /** Its first word: {@code pool}. */
  String kind() {
    return kind(layer());
  }

  /** The layers before this one, in order. */
  List<CheckedLayer> earlier() {
    return model.subList(0, checked.position() - 1);
  }

  /** A problem whose place says how it came so. */
  Problem refuse(String expected, String found, String remedy) {
    return Problem.of(
        "layer %s %s".formatted(checked.position(), words()), expected, found, remedy);
  }

  /** A problem that comes from the shapes before it. */
  Problem refuseShape(String expected, String found, String remedy) {
    return refuse(expected, found, remedy).withTrace(trace());
  }

  /** {@code 28×28×1 → conv 28×28×64 → pool 14×14×64 → … → pool 2×2×64 → pool(3) ✗}. */
  private String trace() {
    List<String> shapes = new ArrayList<>();
    for (CheckedLayer layer : earlier()) {
      if (!layer.output().equals(layer.input())) {
        shapes.add(kind(layer.layer()) + " " + layer.output());
      }
    }
    if (shapes.size() > LONGEST_TRACE) {
      shapes.subList(2, shapes.size() - 1).clear();
      shapes.add(2, "…");
    }
    shapes.add(0, model.get(0).input().toString());
    shapes.add(words() + " ✗");
    return String.join(" → ", shapes);
  }

  /** The last dense layer is declared by the word of the head. */
  private String words() {
    return isLast() && layer() instanceof Dense head
        ? Words.head(classHead, head)
        : Words.of(layer());
  }

  private static String kind(Layer layer) {
    String words = Words.of(layer);
    return words.substring(0, words.indexOf('('));
  }
}
