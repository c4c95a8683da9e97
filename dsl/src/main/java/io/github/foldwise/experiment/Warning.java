package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.data.Remark;
import io.github.foldwise.sweep.Variant;

/**
 * Something that readers of an experiment's figures must know, and that does not stop it.
 *
 * @param kind a word or two: {@code duplicate images}
 * @param finding what was found, with numbers, in whole sentences
 * @param consequence what it means for the figures and what to do, in whole sentences
 */
public record Warning(String kind, String finding, String consequence) {
  public Warning {
    requireNonNull(kind);
    requireNonNull(finding);
    requireNonNull(consequence);
  }

  static Warning of(Remark remark) {
    return new Warning(remark.kind(), remark.finding(), remark.consequence());
  }

  /** This warning for one variant, named first. */
  Warning of(Variant variant) {
    return new Warning(kind, "Variant %s: %s".formatted(variant.name(), finding), consequence);
  }

  /** One line: {@code duplicate images: FINDING CONSEQUENCE}. */
  @Override
  public String toString() {
    return kind + ": " + finding + " " + consequence;
  }
}
