package io.github.foldwise.benchmarks.peers;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs contenders in turns: all of them once, then all again. One that fails is out. */
final class Rounds {
  private final Workplace place;
  private final Map<String, String> out = new LinkedHashMap<>(); // reason by title

  Rounds(Workplace place) {
    this.place = place;
  }

  /** Receives the result of a contender. */
  @FunctionalInterface
  interface Scorer {
    void score(Contender contender, WorkerGroup.Result run) throws IOException;
  }

  /** Runs one round. */
  void run(int round, List<Contender> contenders, Scorer scorer)
      throws IOException, InterruptedException {
    for (Contender contender : contenders) {
      if (out.containsKey(contender.title())) {
        continue;
      }
      System.err.printf("round %d: %s%n", round, contender.title());
      try {
        scorer.score(contender, WorkerGroup.run(contender, place.logs()));
      } catch (ContenderFailedException e) {
        out.put(contender.title(), e.getMessage());
      }
    }
  }

  /** Reasons by title. */
  Map<String, String> out() {
    return Map.copyOf(out);
  }

  boolean isOut(Contender contender) {
    return out.containsKey(contender.title());
  }
}
