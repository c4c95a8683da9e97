package io.github.foldwise.optimizer;

import io.github.foldwise.guard.NamePattern;
import java.util.List;

/**
 * A factor of the learning rate of some weights, weight decay included.
 *
 * @param names of layers, {@code conv_1}, or of weights, {@code conv_1/kernel}; {@code *} stands
 *     for any text
 * @param factor above 0
 */
public record RateFactor(List<String> names, double factor) {
  public RateFactor {
    names = List.copyOf(names);
  }

  /** Whether it is for the weight of this name. */
  public boolean isFor(String weight) {
    return names.stream().anyMatch(name -> NamePattern.isOf(name, weight));
  }
}
