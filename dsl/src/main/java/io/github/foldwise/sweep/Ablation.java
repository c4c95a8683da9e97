package io.github.foldwise.sweep;

import java.util.List;

/** A report's table: variants besides the baseline; one that changes nothing is the baseline. */
public record Ablation(String name, List<Variant> variants) {
  public Ablation {
    variants = List.copyOf(variants);
  }
}
