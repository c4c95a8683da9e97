package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.guard.Listing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Finds classes of the model that no training row has, such as 0 if labels count from 1. */
final class ClassesWithoutRows {
  private final DataSet data;
  private final int classes;

  ClassesWithoutRows(CheckedExperiment experiment) {
    this.data = experiment.data();
    this.classes =
        experiment.variants().stream()
            .mapToInt(variant -> variant.model().spec().classes())
            .max()
            .orElseThrow();
  }

  /** At most one, which names them. */
  List<Warning> warnings() {
    BitSet seen = new BitSet();
    Arrays.stream(data.training().labels()).forEach(seen::set);
    List<Integer> missing =
        IntStream.range(0, classes).filter(label -> !seen.get(label)).boxed().toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Warning(
            "classes without rows",
            "No training row is of %s %s."
                .formatted(
                    missing.size() == 1 ? "class" : "classes",
                    Listing.some(missing.stream().map(this::named).toList())),
            "The model cannot learn what it never sees."
                + (missing.contains(0)
                    ? " Labels count from 0: subtract 1 if yours start at 1."
                    : "")));
  }

  private String named(int label) {
    return label < data.classNames().size()
        ? "%s (%s)".formatted(label, data.classNames().get(label))
        : String.valueOf(label);
  }
}
