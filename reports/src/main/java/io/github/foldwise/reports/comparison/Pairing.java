package io.github.foldwise.reports.comparison;

import io.github.foldwise.reports.records.Provenance;
import java.util.List;

/** Whether two variants can be compared fold by fold: on the same data, rows and score. */
final class Pairing {
  private Pairing() {}

  /** Why not, in words; empty if they can. */
  static String obstacle(ComparedVariant first, ComparedVariant other) {
    if (first.run().equals(other.run())) {
      return ofOneRun(first, other);
    }
    Provenance here = first.run().provenance();
    Provenance there = other.run().provenance();
    if (!here.data().sha256().equals(there.data().sha256())) {
      return "their data differ (%s; %s)".formatted(data(here), data(there));
    }
    if (!here.score().equals(there.score())) {
      return "their scores differ (%s; %s)".formatted(here.score(), there.score());
    }
    List<String> folds = first.run().folds(first.name());
    List<String> others = other.run().folds(other.name());
    if (folds.isEmpty() || others.isEmpty()) {
      return ("an older version of Foldwise wrote %s, and no rows of its folds; the run's command,"
              + " given again, adds them and trains no finished trial")
          .formatted((folds.isEmpty() ? first : other).run().name());
    }
    return haveTheSameRows(folds, others)
        ? ""
        : "their folds hold other rows (%s; %s)".formatted(here.folds(), there.folds());
  }

  private static String ofOneRun(ComparedVariant first, ComparedVariant other) {
    List<String> folds = first.run().folds(first.name());
    List<String> others = other.run().folds(other.name());
    boolean same =
        folds.isEmpty()
            ? !first.run().isOnOtherFolds(first.name()) && !other.run().isOnOtherFolds(other.name())
            : haveTheSameRows(folds, others);
    return same ? "" : "their folds hold other rows";
  }

  /** A run of the first folds alone has the beginning of the other's. */
  private static boolean haveTheSameRows(List<String> folds, List<String> others) {
    int shared = Math.min(folds.size(), others.size());
    return folds.subList(0, shared).equals(others.subList(0, shared));
  }

  private static String data(Provenance provenance) {
    return "%s, %s rows".formatted(provenance.data().name(), provenance.data().trainRows());
  }
}
