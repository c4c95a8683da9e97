package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.sweep.Variant;

/**
 * Something that the reader of an experiment's figures must know, and that does not hinder it.
 *
 * @param kind in a word or two: {@code duplicate images}
 * @param finding what was found, with its numbers: whole sentences
 * @param consequence what it means for the figures, and what to do about it: whole sentences
 */
public record Warning(String kind, String finding, String consequence) {
  public Warning {
    requireNonNull(kind);
    requireNonNull(finding);
    requireNonNull(consequence);
  }

  /** The same of one variant alone, which its finding names first. */
  Warning of(Variant variant) {
    return new Warning(kind, "Variant %s: %s".formatted(variant.name(), finding), consequence);
  }

  /** One line: {@code duplicate images: FINDING CONSEQUENCE}. */
  @Override
  public String toString() {
    return kind + ": " + finding + " " + consequence;
  }
}
