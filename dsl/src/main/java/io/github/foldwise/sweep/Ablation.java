package io.github.foldwise.sweep;

import java.util.List;

/**
 * One table of a report: variants compared with the baseline.
 *
 * @param name name of the table
 * @param variants its rows besides the baseline; one that changes nothing is the baseline
 */
public record Ablation(String name, List<Variant> variants) {
  public Ablation {
    variants = List.copyOf(variants);
  }
}
