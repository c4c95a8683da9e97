package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds classes that a fold lacks. A class without training rows is refused, because it is always
 * predicted wrongly; a class without validation rows leaves a gap in the fold's figures, so it
 * gives a warning.
 */
final class ClassesOfFolds {
  private static final int FOLDS_SHOWN = 10;

  private final int[] labels;
  private final int[] classes;

  ClassesOfFolds(int[] labels) {
    this.labels = labels;
    this.classes = IntStream.of(labels).sorted().distinct().toArray();
  }

  /** One problem per fold that lacks training rows of a class. */
  List<Problem> problems(List<Fold> folds) {
    List<Problem> problems = new ArrayList<>();
    for (Fold fold : folds) {
      List<Integer> missing = missing(fold.training());
      if (!missing.isEmpty()) {
        problems.add(
            Problem.of(
                "fold " + fold.index(),
                "training rows of every class in the data",
                "none of " + named(missing),
                remedy(missing)));
      }
    }
    return problems;
  }

  /**
   * One warning per class that lacks validation rows in some fold. Folds with fewer validation rows
   * than classes are ignored, because they must lack some.
   */
  List<Warning> warnings(List<Fold> folds) {
    List<List<Integer>> lacking = new ArrayList<>();
    Arrays.stream(classes).forEach(label -> lacking.add(new ArrayList<>()));
    for (Fold fold : folds) {
      if (fold.validation().size() >= classes.length) {
        missing(fold.validation())
            .forEach(label -> lacking.get(Arrays.binarySearch(classes, label)).add(fold.index()));
      }
    }
    return IntStream.range(0, classes.length)
        .filter(position -> !lacking.get(position).isEmpty())
        .mapToObj(position -> warning(classes[position], lacking.get(position), folds.size()))
        .toList();
  }

  private Warning warning(int label, List<Integer> folds, int all) {
    return new Warning(
        "classes without validation rows",
        "Class %s (%s) has no validation row in %s of %s."
            .formatted(label, rows(label), shown(folds), all),
        "What is measured there says nothing about it. Choose stratified folds, or fewer of them.");
  }

  private static String shown(List<Integer> folds) {
    String first =
        folds.stream().limit(FOLDS_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    String more =
        folds.size() > FOLDS_SHOWN ? " and %s more".formatted(folds.size() - FOLDS_SHOWN) : "";
    return (folds.size() == 1 ? "fold " : "folds ") + first + more;
  }

  private String rows(int label) {
    long rows = count(label);
    return rows + (rows == 1 ? " row" : " rows");
  }

  /** No rule can put a class of one row into all training sets. */
  private String remedy(List<Integer> missing) {
    return missing.stream().allMatch(label -> count(label) > 1)
        ? "Choose stratified folds, or fewer of them."
        : "Give a class of one row more rows, or leave it out: the fold that validates on it cannot"
            + " train on it.";
  }

  private long count(int label) {
    return IntStream.of(labels).filter(other -> other == label).count();
  }

  private List<Integer> missing(Rows rows) {
    BitSet seen = new BitSet();
    rows.stream().forEach(row -> seen.set(Arrays.binarySearch(classes, labels[row])));
    return IntStream.range(0, classes.length)
        .filter(position -> !seen.get(position))
        .map(position -> classes[position])
        .boxed()
        .toList();
  }

  private static String named(List<Integer> classes) {
    return (classes.size() == 1 ? "class " : "classes ")
        + classes.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
