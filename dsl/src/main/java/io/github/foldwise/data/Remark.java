package io.github.foldwise.data;

import static java.util.Objects.requireNonNull;

/**
 * Something about the rows that readers of figures must know, found while they were read; an
 * experiment on them repeats it as a warning.
 *
 * @param kind a word or two: {@code sixteen bits}
 * @param finding what was found, with numbers, in whole sentences
 * @param consequence what it means for the figures and what to do, in whole sentences
 */
public record Remark(String kind, String finding, String consequence) {
  public Remark {
    requireNonNull(kind, "kind");
    requireNonNull(finding, "finding");
    requireNonNull(consequence, "consequence");
  }
}
