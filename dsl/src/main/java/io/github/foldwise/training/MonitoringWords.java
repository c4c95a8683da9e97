package io.github.foldwise.training;

import io.github.foldwise.canonical.Canonical;

/** Writes what is watched as the words that declare it. */
final class MonitoringWords {
  private MonitoringWords() {}

  static String of(Validation validation) {
    if (validation instanceof Validation.LastShare last) {
      return "validateOnLast(%s)".formatted(last.share());
    }
    return validation instanceof GivenImages given
        ? "validateOn(%s)".formatted(given)
        : "validateOnFold()";
  }

  static String of(EarlyStopping stopping) {
    return "earlyStopping(%s)".formatted(numbers(stopping));
  }

  static String of(ReduceOnPlateau reduction) {
    return "reduceOnPlateau(%s)".formatted(numbers(reduction));
  }

  /** All of them, without the kind that stands before them. */
  private static String numbers(Record clause) {
    String text = Canonical.of(clause);
    return text.substring(text.indexOf(' ') + 1);
  }
}
