package io.github.foldwise.sweep;

import java.util.List;

/**
 * One table of a report: variants that are compared with the baseline.
 *
 * @param name of the table
 * @param variants its rows, beside the baseline; one that changes nothing stands for the baseline
 */
public record Ablation(String name, List<Variant> variants) {
  public Ablation {
    variants = List.copyOf(variants);
  }
}
