package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Fold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds files that a name relates, such as images of one patient, on both sides of a fold. */
final class NameWarnings {
  private static final int EXAMPLES = 2;
  private static final int A_TENTH = 10;
  private static final int NONE = -1;

  private final DataSet data;
  private final List<Fold> folds;
  private final ImageData training;
  private final Map<String, List<Integer>> related; // rows of each prefix that tells something
  private final int[] prefixes; // number of each row's prefix, or none

  NameWarnings(DataSet data, List<Fold> folds) {
    this.data = data;
    this.folds = folds;
    this.training = data.training();
    this.related = related();
    this.prefixes = IntStream.range(0, training.rows()).map(row -> NONE).toArray();
    int number = 0;
    for (List<Integer> rows : related.values()) {
      for (int row : rows) {
        prefixes[row] = number;
      }
      number++;
    }
  }

  List<Warning> warnings() {
    if (related.isEmpty()) {
      return List.of();
    }
    double share = folds.stream().mapToDouble(this::share).average().orElse(0);
    double testShare = testShare();
    if (share == 0 && testShare == 0) {
      return List.of();
    }
    Map.Entry<String, List<Integer>> example = related.entrySet().iterator().next();
    return List.of(
        new Warning(
            "related files",
            "%s of file names %s %s of the %s, such as '%s' %s: %s of a fold's validation rows"
                    .formatted(
                        WarningWords.count(related.size(), "beginning"),
                        related.size() == 1 ? "is shared by" : "are shared by",
                        related.values().stream().mapToInt(List::size).sum(),
                        WarningWords.count(training.rows(), "training row"),
                        example.getKey(),
                        files(example.getValue()),
                        WarningWords.percent(share))
                + " share theirs with rows that it trains on (mean over the folds)%s."
                    .formatted(
                        testShare > 0
                            ? ", and %s of the test rows".formatted(WarningWords.percent(testShare))
                            : ""),
            "If such files show the same patient or scene, accuracies are too high: a model is"
                + " evaluated on what it was trained on. Divide with groupKFold and"
                + " Groups.byName(...), which keep them together."));
  }

  /** {@code of patient-7_1.png, patient-7_2.png and 3 more}. */
  private String files(List<Integer> rows) {
    String first =
        rows.stream().limit(EXAMPLES).map(training::rowName).collect(Collectors.joining(", "));
    return "of "
        + first
        + (rows.size() > EXAMPLES ? " and %s more".formatted(rows.size() - EXAMPLES) : "");
  }

  /**
   * Prefixes of several rows, in the order of the data. Those of most rows of a class are its name,
   * and those of more rows than a fold validates, or a tenth of all, are no patient: {@code IMG} of
   * a camera.
   */
  private Map<String, List<Integer>> related() {
    if (training.rowNames().isEmpty()) {
      return Map.of();
    }
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < training.rows(); row++) {
      int own = row;
      prefix(training, row)
          .ifPresent(text -> rows.computeIfAbsent(text, unseen -> new ArrayList<>()).add(own));
    }
    int validated = folds.stream().mapToInt(fold -> fold.validation().size()).max().orElse(0);
    int most = Math.max(validated, training.rows() / A_TENTH);
    int[] ofClass = new int[training.classes()];
    IntStream.of(training.labels()).forEach(label -> ofClass[label]++);
    rows.values().removeIf(some -> some.size() < 2 || some.size() > most || isClass(some, ofClass));
    return rows;
  }

  private boolean isClass(List<Integer> rows, int[] ofClass) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(training.label(row), 1, Integer::sum));
    return counts.entrySet().stream()
        .allMatch(counted -> 2 * counted.getValue() > ofClass[counted.getKey()]);
  }

  private Optional<String> prefix(ImageData images, int row) {
    int label = images.label(row);
    List<String> names = data.classNames();
    return NamePrefix.of(images.rowName(row), label < names.size() ? names.get(label) : "");
  }

  /** Of a fold's validation rows, those whose prefix it trains on. */
  private double share(Fold fold) {
    BitSet trained = new BitSet();
    fold.training().stream().map(row -> prefixes[row]).filter(p -> p != NONE).forEach(trained::set);
    long shared =
        fold.validation().stream()
            .map(row -> prefixes[row])
            .filter(prefix -> prefix != NONE && trained.get(prefix))
            .count();
    return (double) shared / fold.validation().size();
  }

  private double testShare() {
    return data.test()
        .filter(test -> test.rows() > 0)
        .map(
            test ->
                IntStream.range(0, test.rows())
                        .filter(row -> prefix(test, row).filter(related::containsKey).isPresent())
                        .count()
                    / (double) test.rows())
        .orElse(0.0);
  }
}
