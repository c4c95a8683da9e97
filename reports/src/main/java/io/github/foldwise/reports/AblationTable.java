package io.github.foldwise.reports;

import java.util.List;

/**
 * Which variants stand in one table of the report.
 *
 * @param name the table's title, such as {@code dropout}
 * @param variants their names, in the table's order
 */
public record AblationTable(String name, List<String> variants) {

  /** Copies the list. */
  public AblationTable {
    variants = List.copyOf(variants);
  }
}
