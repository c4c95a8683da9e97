package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Words;
import io.github.foldwise.model.inference.LayerParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer as a rule sees it: in its place, after the layers before it.
 *
 * @param number its position in the chain, from 1
 * @param branch place of the residual branch that contains it, if any
 */
public record PlacedLayer(
    List<CheckedLayer> chain, int number, Optional<String> branch, ClassHead classHead) {
  private static final int LONGEST_TRACE = 4; // shapes between the input and the refused layer

  /** If an earlier layer was refused, its input is a guess. */
  public CheckedLayer checked() {
    return chain.get(number - 1);
  }

  Layer layer() {
    return checked().layer();
  }

  LayerParts parts() {
    return LayerParts.of(layer());
  }

  Shape input() {
    return checked().input();
  }

  boolean isLast() {
    return branch.isEmpty() && number == chain.size();
  }

  /** Its first word: {@code pool}. */
  String kind() {
    return kind(layer());
  }

  List<CheckedLayer> earlier() {
    return chain.subList(0, number - 1);
  }

  /** A problem whose place explains enough. */
  Problem refuse(String expected, String found, String remedy) {
    Problem problem = Problem.of(place(words()), expected, found, remedy);
    return branch.map(problem::within).orElse(problem);
  }

  /** Place of a branch of it: {@code layer 2 residual: layer 3 residual's projection}. */
  public String branchPlace(String words) {
    return branch.map(outer -> outer + ": ").orElse("") + place(words);
  }

  /** {@code layer 9 pool(3)}: counted within its branch. */
  private String place(String words) {
    return "layer %s %s".formatted(number, words);
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
    shapes.add(0, chain.get(0).input().toString());
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
