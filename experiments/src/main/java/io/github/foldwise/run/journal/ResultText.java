package io.github.foldwise.run.journal;

import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.TrialResult;
import java.util.List;

/** Results of a trial as JSON, exact to the bit, for another process of the same version. */
public final class ResultText {
  private ResultText() {}

  /** The result of a trial. */
  public static String of(TrialResult result) {
    return EventJson.text(TrialResult.class, result);
  }

  /** A trial's result that {@link #of(TrialResult)} wrote. */
  public static TrialResult trial(String text) {
    return read(TrialResult.class, text);
  }

  /** The result of an epoch. */
  public static String of(EpochResult result) {
    return EventJson.text(EpochResult.class, result);
  }

  /** An epoch's result that {@link #of(EpochResult)} wrote. */
  public static EpochResult epoch(String text) {
    return read(EpochResult.class, text);
  }

  /** What a listener changed. */
  public static String of(List<Intervention> interventions) {
    return EventJson.text(Intervention[].class, interventions.toArray(Intervention[]::new));
  }

  /** Interventions that {@link #of(List)} wrote. */
  public static List<Intervention> interventions(String text) {
    return List.of(read(Intervention[].class, text));
  }

  private static <T> T read(Class<T> type, String text) {
    return EventJson.value(type, text)
        .orElseThrow(() -> new IllegalArgumentException("no result of this version: " + text));
  }
}
