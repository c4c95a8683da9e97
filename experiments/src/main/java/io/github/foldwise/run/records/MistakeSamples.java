package io.github.foldwise.run.records;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Held-out images that the baseline misclassified: its most confident mistakes, and examples of the
 * pairs of classes that it confuses most.
 */
final class MistakeSamples {
  private static final int WORST = 12;
  private static final int PAIRS = 5;
  private static final int OF_A_PAIR = 4;

  private static final Comparator<Mistake> SUREST_FIRST =
      Comparator.comparing(Mistake::probability)
          .reversed()
          .thenComparing(Mistake::row)
          .thenComparing(Mistake::predicted);

  private final ImageData data;
  private final List<Evaluation> evaluated;
  private final List<Mistake> mistakes;

  private MistakeSamples(ImageData data, List<Evaluation> evaluated) {
    this.data = data;
    this.evaluated = evaluated;
    this.mistakes =
        evaluated.stream().flatMap(e -> e.mistakes().stream()).sorted(SUREST_FIRST).toList();
  }

  /** Mistakes of the baseline's finished trials. */
  static List<SampleRow> of(ImageData data, List<TrialRecords> trials, String baseline) {
    List<Evaluation> evaluated =
        trials.stream()
            .filter(trial -> trial.trial().variant().variant().name().equals(baseline))
            .filter(trial -> trial.outcome().status() == TrialStatus.DONE)
            .flatMap(trial -> trial.outcome().validation().stream())
            .toList();
    return new MistakeSamples(data, evaluated).rows();
  }

  private List<SampleRow> rows() {
    List<SampleRow> rows = new ArrayList<>();
    first(mistakes, WORST).forEach(mistake -> rows.add(sample("worst", mistake)));
    for (Pair pair : mostConfused()) {
      List<Mistake> ofPair = mistakes.stream().filter(m -> Pair.of(m).equals(pair)).toList();
      first(ofPair, OF_A_PAIR).forEach(mistake -> rows.add(sample("confused", mistake)));
    }
    return rows;
  }

  /** Each image once, even if several repeats misclassified it. */
  private static List<Mistake> first(List<Mistake> sorted, int most) {
    Set<Integer> seen = new HashSet<>();
    return sorted.stream().filter(mistake -> seen.add(mistake.row())).limit(most).toList();
  }

  private List<Pair> mostConfused() {
    Map<Pair, Long> counts = new LinkedHashMap<>();
    for (Evaluation evaluation : evaluated) {
      ConfusionMatrix matrix = evaluation.confusion();
      for (int label = 0; label < matrix.classes(); label++) {
        for (int predicted = 0; predicted < matrix.classes(); predicted++) {
          counts.merge(new Pair(label, predicted), matrix.count(label, predicted), Long::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .filter(entry -> !entry.getKey().isRight() && entry.getValue() > 0)
        .sorted(Map.Entry.<Pair, Long>comparingByValue().reversed()) // stable: by label, predicted
        .limit(PAIRS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private SampleRow sample(String purpose, Mistake mistake) {
    return Samples.of(data, purpose, mistake);
  }

  private record Pair(int label, int predicted) {
    static Pair of(Mistake mistake) {
      return new Pair(mistake.label(), mistake.predicted());
    }

    boolean isRight() {
      return label == predicted;
    }
  }
}
