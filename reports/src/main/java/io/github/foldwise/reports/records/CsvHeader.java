package io.github.foldwise.reports.records;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a CSV file.
 *
 * @param columns their names
 * @param later those that files of an earlier version lack
 * @param endsWithParameters whether columns of parameters may follow
 */
record CsvHeader(List<String> columns, Set<String> later, boolean endsWithParameters) {
  static final int MISSING = -1;

  /** The place of each column in a file with this header; empty if it is another file's. */
  Optional<int[]> placesIn(List<String> found) {
    int[] places = new int[columns.size()];
    int next = 0;
    for (int i = 0; i < places.length; i++) {
      boolean there = next < found.size() && found.get(next).equals(columns.get(i));
      if (!there && !later.contains(columns.get(i))) {
        return Optional.empty();
      }
      places[i] = there ? next++ : MISSING;
    }
    List<String> more = found.subList(next, found.size());
    boolean known =
        more.isEmpty() || (endsWithParameters && more.stream().allMatch(Parameters::isColumn));
    return known ? Optional.of(places) : Optional.empty();
  }
}
