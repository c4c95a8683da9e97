package io.github.foldwise.split;

import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.Listing;
import java.util.List;
import java.util.Optional;

/** Checks of groups, each empty if there is no problem. */
final class GroupProblems {
  private static final String PLACE = "groups of the folds";

  private GroupProblems() {}

  /** Every row must have a group. */
  static Optional<Problem> rows(Groups groups, int rows) {
    return unread(PLACE, groups)
        .or(() -> without(groups))
        .or(() -> number(PLACE, "group", groups, rows));
  }

  /** The names or the column that tell the groups must be there. */
  static Optional<Problem> unread(String place, Groups groups) {
    return groups.key().flatMap(key -> key.problem(place, groups.texts()));
  }

  private static Optional<Problem> without(Groups groups) {
    List<Integer> rows = groups.without();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    RowKey key = groups.key().orElseThrow();
    return FoldProblems.refused(
        PLACE,
        "a group for each row, by %s".formatted(key.describe()),
        "none for '%s' (%s)"
            .formatted(key.texts(groups.texts()).get(rows.get(0)), Listing.of("row", "rows", rows)),
        "Change %s, or leave these rows out."
            .formatted(key.pattern().isPresent() ? "the pattern" : "the column"));
  }

  /** There must be a number for each row, if the numbers were given. */
  static Optional<Problem> number(String place, String what, Groups groups, int rows) {
    return groups.rows() == rows
        ? Optional.empty()
        : FoldProblems.refused(
            place,
            "the %s of each of the %s rows".formatted(what, rows),
            String.valueOf(groups.rows()),
            "Give one number for each training row.");
  }

  /** A group is never split, so there cannot be more folds than groups. */
  static Optional<Problem> folds(int k, Groups groups) {
    int count = groups.count();
    if ((k >= 2 && k <= count) || unread(PLACE, groups).isPresent()) {
      return Optional.empty();
    }
    return count < 2
        ? FoldProblems.refused(
            PLACE,
            "at least 2 groups, because none is split",
            String.valueOf(count),
            "Use more groups, or choose folds without groups.")
        : FoldProblems.refused(
            "folds",
            "from 2 to the number of groups, " + count,
            String.valueOf(k),
            "Choose a k in that range, or smaller groups.");
  }
}
