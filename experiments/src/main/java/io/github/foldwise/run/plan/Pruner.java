package io.github.foldwise.run.plan;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.metrics.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Prunes hopeless variants, round by round: a round is one trial of each variant on the same fold.
 * Its decision after a round depends only on the outcomes so far: it can be repeated, and does not
 * vary with the order in which trials end.
 */
public final class Pruner {
  /** A variant without a score is worse than all others. */
  private static final double HOPELESS = Double.NEGATIVE_INFINITY;

  private final Optional<Pruning> rule;
  private final Score score;
  private final List<List<PlannedTrial>> rounds;
  private final String baseline;
  private final Set<String> candidates = new LinkedHashSet<>();

  private Pruner(CheckedExperiment experiment, Plan plan) {
    this.rule = experiment.protocol().pruning();
    this.score = experiment.protocol().score();
    this.rounds = rule.isPresent() ? rounds(plan) : List.of(plan.all());
    this.baseline = experiment.baseline().variant().name();
    experiment.variants().stream()
        .filter(variant -> variant.folds().equals(experiment.baseline().folds()))
        .map(Pruner::name)
        .forEach(candidates::add);
  }

  public static Pruner of(CheckedExperiment experiment, Plan plan) {
    return new Pruner(experiment, plan);
  }

  /** All trials in training order: one round after the other. */
  public List<List<PlannedTrial>> rounds() {
    return rounds;
  }

  /**
   * How many rounds can be trained after these outcomes: those before a decision that rests on
   * trials that have not ended.
   */
  public int open(Function<PlannedTrial, Optional<Outcome>> outcomes) {
    Map<Integer, String> given = given(outcomes);
    boolean known = true;
    for (int round = 1; round <= rounds.size(); round++) {
      known =
          known
              && rounds.get(round - 1).stream()
                  .allMatch(
                      trial ->
                          given.containsKey(trial.number()) || outcomes.apply(trial).isPresent());
      if (!known && decidesAfter(round)) {
        return round;
      }
    }
    return rounds.size();
  }

  private boolean decidesAfter(int round) {
    return rule.filter(how -> decidesAfter(how, round)).isPresent();
  }

  private static boolean decidesAfter(Pruning how, int round) {
    return (how instanceof Pruning.Median median && round >= median.folds())
        || (how instanceof Pruning.Halving halving && isPower(halving.factor(), round));
  }

  private static boolean isPower(int factor, int round) {
    int power = 1;
    while (power < round) {
      power *= factor;
    }
    return power == round;
  }

  /**
   * Why trials are pruned after these outcomes, by their number; a trial without a reason is to be
   * trained.
   */
  public Map<Integer, String> given(Function<PlannedTrial, Optional<Outcome>> outcomes) {
    return rule.map(how -> new Decisions(how, outcomes).make()).orElse(Map.of());
  }

  private static List<List<PlannedTrial>> rounds(Plan plan) {
    Map<String, Integer> seen = new HashMap<>();
    List<List<PlannedTrial>> rounds = new ArrayList<>();
    for (PlannedTrial trial : plan.trials()) {
      int round = seen.merge(name(trial.variant()), 1, Integer::sum);
      while (rounds.size() < round) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round - 1).add(trial);
    }
    return rounds;
  }

  private static String name(CheckedVariant variant) {
    return variant.variant().name();
  }

  /** One pass over the rounds. */
  private final class Decisions {
    private final Pruning how;
    private final Function<PlannedTrial, Optional<Outcome>> outcomes;
    private final Map<String, List<Double>> scores = new LinkedHashMap<>(); // by round
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<Integer, String> given = new HashMap<>();

    Decisions(Pruning how, Function<PlannedTrial, Optional<Outcome>> outcomes) {
      this.how = how;
      this.outcomes = outcomes;
    }

    Map<Integer, String> make() {
      boolean known = true; // false from the first round that is not over
      for (int round = 1; round <= rounds.size(); round++) {
        for (PlannedTrial trial : rounds.get(round - 1)) {
          String reason = reasons.get(name(trial.variant()));
          if (reason != null) {
            given.put(trial.number(), reason);
          } else if (candidates.contains(name(trial.variant()))) {
            known = known && note(trial);
          }
        }
        if (!known) {
          return given;
        }
        decide(round);
      }
      return given;
    }

    private boolean note(PlannedTrial trial) {
      Optional<Outcome> outcome = outcomes.apply(trial);
      outcome.ifPresent(
          ended ->
              scores
                  .computeIfAbsent(name(trial.variant()), variant -> new ArrayList<>())
                  .add(ended.score(score).map(Float::doubleValue).orElse(HOPELESS)));
      return outcome.isPresent();
    }

    private void decide(int round) {
      if (!decidesAfter(how, round)) {
        return;
      }
      if (how instanceof Pruning.Halving halving) {
        keepBest(halving.factor(), round);
      } else {
        giveUpBelowMedian(round);
      }
    }

    private void giveUpBelowMedian(int round) {
      double median = median();
      for (String variant : alive()) {
        double difference = difference(variant);
        if (difference < median) {
          reasons.put(
              variant,
              "mean difference %sto the baseline %s after %s, below the median %s of %s variants"
                  .formatted(
                      score.isAccuracy() ? "" : "of %s ".formatted(score),
                      signed(difference),
                      folds(round),
                      signed(median),
                      scores.size()));
        }
      }
    }

    private void keepBest(int factor, int round) {
      List<String> alive = new ArrayList<>(alive());
      int kept = (alive.size() + factor - 1) / factor;
      alive.sort(Comparator.comparingDouble(variant -> -mean(variant))); // stable: plan order
      for (String variant : alive.subList(kept, alive.size())) {
        reasons.put(
            variant,
            "mean %s %s after %s, not among the best %s of %s variants"
                .formatted(score, text("%.4f", mean(variant)), folds(round), kept, alive.size()));
      }
    }

    /** The variants that may still be pruned. */
    private List<String> alive() {
      return scores.keySet().stream()
          .filter(variant -> !variant.equals(baseline) && !reasons.containsKey(variant))
          .toList();
    }

    private double mean(String variant) {
      return scores.get(variant).stream().mapToDouble(own -> own).average().orElseThrow();
    }

    /** Over a variant's finished folds on which the baseline has a score; 0 if none. */
    private double difference(String variant) {
      List<Double> own = scores.get(variant);
      List<Double> others = scores.get(baseline);
      return IntStream.range(0, own.size())
          .filter(round -> Double.isFinite(others.get(round)))
          .mapToDouble(round -> own.get(round) - others.get(round))
          .average()
          .orElse(0);
    }

    private double median() {
      double[] all = scores.keySet().stream().mapToDouble(this::difference).sorted().toArray();
      int half = all.length / 2;
      return all.length % 2 == 1 ? all[half] : (all[half - 1] + all[half]) / 2;
    }

    private static String folds(int number) {
      return number == 1 ? "1 fold" : number + " folds";
    }

    private static String signed(double difference) {
      return text("%+.4f", difference);
    }

    private static String text(String format, double value) {
      return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "none";
    }
  }
}
