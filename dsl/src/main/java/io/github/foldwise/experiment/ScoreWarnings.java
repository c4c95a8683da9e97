package io.github.foldwise.experiment;

import io.github.foldwise.guard.Listing;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds folds whose score is a mean over fewer classes than that of others. */
final class ScoreWarnings {
  private final CheckedExperiment experiment;
  private final Score score;
  private final int[] labels;
  private final long classes;

  ScoreWarnings(CheckedExperiment experiment) {
    this.experiment = experiment;
    this.score = experiment.protocol().score();
    this.labels = experiment.data().training().labels();
    this.classes = Arrays.stream(labels).distinct().count();
  }

  /** At most two: of the baseline's folds, which variants share, and of the folds within them. */
  List<Warning> warnings() {
    if (!score.weighsClassesAlike()) {
      return List.of();
    }
    List<Fold> folds = experiment.baseline().folds();
    List<Integer> lacking = folds.stream().filter(this::lacksAClass).map(Fold::index).toList();
    List<Fold> inner = experiment.innerFolds().stream().flatMap(List::stream).toList();
    long lackingInner = inner.stream().filter(this::lacksAClass).count();
    List<Warning> warnings = new ArrayList<>();
    if (!lacking.isEmpty()) {
      warnings.add(warning(Listing.of("fold", "folds", lacking), folds.size()));
    }
    if (lackingInner > 0) {
      warnings.add(warning(WarningWords.count(lackingInner, "inner fold"), inner.size()));
    }
    return warnings;
  }

  private Warning warning(String which, int all) {
    return new Warning(
        "score of fewer classes",
        "The validation rows of %s of %s lack a class.".formatted(which, all),
        "There the %s is a mean over fewer classes, as in scikit-learn, so it differs between folds for any model. Choose stratified folds, or fewer of them."
            .formatted(score));
  }

  private boolean lacksAClass(Fold fold) {
    Rows rows = fold.validation();
    return rows.stream().map(row -> labels[row]).distinct().count() < classes;
  }
}
