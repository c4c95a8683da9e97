package io.github.foldwise.runtime.session;

import io.github.foldwise.trial.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Collects the most confident mistakes of each pair of classes. */
final class WorstMistakes {
  private static final Comparator<Mistake> WORST_FIRST =
      Comparator.comparingDouble(Mistake::probability).reversed().thenComparingInt(Mistake::row);

  private final int classes;
  private final TreeMap<Long, List<Mistake>> byPair = new TreeMap<>();

  WorstMistakes(int classes) {
    this.classes = classes;
  }

  void add(Mistake mistake) {
    long pair = (long) mistake.label() * classes + mistake.predicted();
    List<Mistake> kept = byPair.computeIfAbsent(pair, any -> new ArrayList<>());
    if (kept.size() == Mistake.KEPT_PER_PAIR) {
      int last = Mistake.KEPT_PER_PAIR - 1;
      if (WORST_FIRST.compare(kept.get(last), mistake) <= 0) {
        return;
      }
      kept.remove(last);
    }
    kept.add(mistake);
    kept.sort(WORST_FIRST);
  }

  /** Ordered by label, predicted class, falling probability and row. */
  List<Mistake> list() {
    return byPair.values().stream().flatMap(List::stream).toList();
  }
}
