package io.github.foldwise.reports.records;

import java.util.List;
import java.util.Set;

/**
 * The variants of one table of the report.
 *
 * @param name the table's title, such as {@code dropout}
 * @param variants their names, in the table's order
 * @param onOtherFolds those whose folds hold other rows than the baseline's: not comparable
 */
public record AblationTable(String name, List<String> variants, Set<String> onOtherFolds) {

  /** Copies both. */
  public AblationTable {
    variants = List.copyOf(variants);
    onOtherFolds = Set.copyOf(onOtherFolds);
  }

  /** A table in which all variants have the baseline's folds. */
  public static AblationTable of(String name, List<String> variants) {
    return new AblationTable(name, variants, Set.of());
  }
}
