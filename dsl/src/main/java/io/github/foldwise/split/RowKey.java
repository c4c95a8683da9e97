package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Listing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What tells rows apart: a part of their names, or of their texts in a column.
 *
 * @param column empty for the names
 * @param pattern a regular expression; its first group, or all that it matches without a group, is
 *     the key of a row. Empty if the whole text is.
 */
record RowKey(Optional<String> column, Optional<String> pattern) {
  RowKey {
    requireNonNull(column, "column");
    pattern.ifPresent(RowKey::compiled);
  }

  /** Why rows with these texts have no keys at all. */
  Optional<Problem> problem(String place, RowTexts texts) {
    if (column.isEmpty() && texts.names().isEmpty()) {
      return Optional.of(
          Problem.of(
              place,
              "rows with names, for %s to match".formatted(describe()),
              "none",
              "Read images from files, or name them with withRowNames(...)."));
    }
    return column
        .filter(name -> !texts.columns().containsKey(name))
        .map(
            name ->
                Problem.of(
                    place,
                    "a column '%s' in the data".formatted(name),
                    texts.columns().isEmpty()
                        ? "no columns"
                        : Listing.of("column", "columns", texts.columns().keySet()),
                    "Name a column of the data, or add it with withColumn(...)."));
  }

  /** The texts that hold the keys; call only if there is no {@link #problem}. */
  List<String> texts(RowTexts of) {
    return column.map(of.columns()::get).orElse(of.names());
  }

  /** The key in each of these texts; empty if there is none. */
  List<String> keys(List<String> texts) {
    return pattern
        .map(RowKey::compiled)
        .map(compiled -> texts.stream().map(text -> key(compiled.matcher(text))).toList())
        .orElse(texts);
  }

  private static String key(Matcher matcher) {
    if (!matcher.find()) {
      return "";
    }
    String key = matcher.group(matcher.groupCount() == 0 ? 0 : 1);
    return key == null ? "" : key; // the first group may be in another branch
  }

  /** {@code names like 'patient-(\d+)_'}, {@code column 'patient'}. */
  String describe() {
    return column.map("column '%s'"::formatted).orElse("names")
        + pattern.map(" like '%s'"::formatted).orElse("");
  }

  private static Pattern compiled(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new RefusedException(
          Problem.of(
              "pattern of the folds",
              "a regular expression such as 'patient-(\\d+)_'",
              "'%s' (%s)".formatted(regex, e.getDescription()),
              "Correct the pattern; a backslash goes before a character that stands for itself."));
    }
  }
}
