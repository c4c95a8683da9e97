package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.guard.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds classes of the model or with a name that no training row has, such as 0 if labels count
 * from 1.
 */
final class ClassesWithoutRows {
  private final DataSet data;
  private final int classes;
  private final BitSet trained;

  ClassesWithoutRows(CheckedExperiment experiment) {
    this.data = experiment.data();
    this.classes =
        experiment.variants().stream()
            .mapToInt(variant -> variant.model().spec().classes())
            .reduce(data.classNames().size(), Math::max);
    this.trained = classes(data.training());
  }

  /** At most two, of the training rows and of the test rows. */
  List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    List<Integer> missing = untrained(IntStream.range(0, classes));
    if (!missing.isEmpty()) {
      warnings.add(
          new Warning(
              "classes without rows",
              "No training row is of %s.".formatted(named(missing)),
              "The model cannot learn what it never sees."
                  + (missing.contains(0)
                      ? " Labels count from 0: subtract 1 if yours start at 1."
                      : "")));
    }
    List<Integer> tested =
        data.test().map(test -> untrained(classes(test).stream())).orElse(List.of());
    if (!tested.isEmpty()) {
      warnings.add(
          new Warning(
              "classes without rows",
              "Test rows are of %s, which no training row is of.".formatted(named(tested)),
              "Each of these rows is predicted wrongly, so test accuracies are too low. Leave them"
                  + " out, or train on such rows too."));
    }
    return warnings;
  }

  private List<Integer> untrained(IntStream labels) {
    return labels.filter(label -> !trained.get(label)).boxed().toList();
  }

  private static BitSet classes(ImageData images) {
    BitSet classes = new BitSet();
    Arrays.stream(images.labels()).forEach(classes::set);
    return classes;
  }

  private String named(List<Integer> labels) {
    return Listing.of("class", "classes", labels.stream().map(this::named).toList());
  }

  private String named(int label) {
    return label < data.classNames().size()
        ? "%s (%s)".formatted(label, data.classNames().get(label))
        : String.valueOf(label);
  }
}
