package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.metrics.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The variant with the highest mean score over its trials' validation rows, the first in plan order
 * on a tie. It never uses figures of the test set. A variant with an unfinished trial has no mean
 * over the same rows as the others and cannot be selected.
 *
 * @param score its mean score
 * @param accuracy its mean accuracy, the same if that is the score
 */
public record Selection(CheckedVariant variant, double score, double accuracy, int candidates) {

  /** Empty if a trial has not ended, or no variant has finished all its trials. */
  public static Optional<Selection> of(
      List<PlannedTrial> trials, Function<PlannedTrial, Optional<Outcome>> outcomes, Score score) {
    Map<String, Means> means = new LinkedHashMap<>();
    for (PlannedTrial trial : trials) {
      Optional<Outcome> outcome = outcomes.apply(trial);
      if (outcome.isEmpty()) {
        return Optional.empty();
      }
      means
          .computeIfAbsent(trial.variant().variant().name(), variant -> new Means(trial.variant()))
          .add(outcome.get().score(score), outcome.get().score(Score.accuracy()));
    }
    return best(means.values().stream().filter(Means::isComplete).toList());
  }

  private static Optional<Selection> best(List<Means> candidates) {
    return candidates.stream()
        .reduce((best, next) -> next.score() > best.score() ? next : best)
        .map(best -> new Selection(best.variant, best.score(), best.accuracy(), candidates.size()));
  }

  private static final class Means {
    private final CheckedVariant variant;
    private double scores;
    private double accuracies;
    private int done;
    private int ended;

    Means(CheckedVariant variant) {
      this.variant = variant;
    }

    void add(Optional<Float> score, Optional<Float> accuracy) {
      ended++;
      if (score.isPresent() && accuracy.isPresent()) {
        scores += score.get();
        accuracies += accuracy.get();
        done++;
      }
    }

    boolean isComplete() {
      return done == ended;
    }

    double score() {
      return scores / done;
    }

    double accuracy() {
      return accuracies / done;
    }
  }
}
