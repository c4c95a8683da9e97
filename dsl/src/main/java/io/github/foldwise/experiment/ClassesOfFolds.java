package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.guard.Listing;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.training.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds classes that a fold lacks. A class without training rows is refused, because it is always
 * predicted wrongly; a class without validation rows leaves a gap in the fold's figures, so it
 * gives a warning.
 */
final class ClassesOfFolds {
  private final int[] labels;
  private final int[] classes;
  private final Folds rule;
  private final List<Fold> folds;

  /** The folds into which a rule divides rows of these labels. */
  ClassesOfFolds(int[] labels, Folds rule, List<Fold> folds) {
    this.labels = labels;
    this.classes = IntStream.of(labels).sorted().distinct().toArray();
    this.rule = rule;
    this.folds = folds;
  }

  /** One problem per fold that lacks training rows of a class. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Fold fold : folds) {
      List<Integer> missing = missing(fold.training());
      if (!missing.isEmpty()) {
        problems.add(
            Problem.of(
                "fold " + fold.index(),
                "training rows of every class in the data",
                "none of " + Listing.classes(missing),
                remedy(missing)));
      }
    }
    return problems;
  }

  /** One warning per class that lacks validation rows in some fold. */
  List<Warning> warnings() {
    return warnings(
        Fold::validation,
        "Class %s (%s) has no validation row in %s of %s.",
        "What is measured there says nothing about it. " + rule.remedyForClasses());
  }

  /**
   * One warning per class that lacks rows in the share that a training holds out for validation.
   */
  List<Warning> warnings(Training training, ImageData data) {
    Validation source = training.monitoring().source();
    String remedy =
        source instanceof Validation.LastShare last
            ? "Say validateOnLastOfEachClass(%s).".formatted(last.share())
            : "Hold out a larger share, or give the class more rows.";
    return warnings(
        fold -> source.heldOut(fold.training(), data),
        "Class %s (%s) has no row in the share that is held out of the training rows in %s of %s.",
        "What is validated on it after each epoch says nothing about the class. " + remedy);
  }

  /** Parts with fewer rows than classes are ignored, because they must lack some. */
  private List<Warning> warnings(Function<Fold, Rows> part, String finding, String consequence) {
    List<List<Integer>> lacking = new ArrayList<>();
    Arrays.stream(classes).forEach(label -> lacking.add(new ArrayList<>()));
    for (Fold fold : folds) {
      Rows rows = part.apply(fold);
      if (rows.size() >= classes.length) {
        missing(rows)
            .forEach(label -> lacking.get(Arrays.binarySearch(classes, label)).add(fold.index()));
      }
    }
    return IntStream.range(0, classes.length)
        .filter(position -> !lacking.get(position).isEmpty())
        .mapToObj(
            position ->
                new Warning(
                    "classes without validation rows",
                    finding.formatted(
                        classes[position],
                        WarningWords.count(count(classes[position]), "row"),
                        Listing.of("fold", "folds", lacking.get(position)),
                        folds.size()),
                    consequence))
        .toList();
  }

  /** No rule can put a class of one row into all training sets. */
  private String remedy(List<Integer> missing) {
    return missing.stream().allMatch(label -> count(label) > 1)
        ? rule.remedyForClasses()
        : "Give a class of one row more rows, or leave it out: the fold that validates on it cannot"
            + " train on it.";
  }

  private long count(int label) {
    return IntStream.of(labels).filter(other -> other == label).count();
  }

  private List<Integer> missing(Rows rows) {
    BitSet seen = new BitSet();
    for (int i = 0; i < rows.size(); i++) {
      seen.set(Arrays.binarySearch(classes, labels[rows.get(i)]));
    }
    return IntStream.range(0, classes.length)
        .filter(position -> !seen.get(position))
        .map(position -> classes[position])
        .boxed()
        .toList();
  }
}
