package io.github.foldwise.reports.comparison;

import io.github.foldwise.reports.records.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a run of a comparison differs from the first one, and whether it is finished. */
final class RunDifferences {
  private RunDifferences() {}

  /** Adds the notes on a run. */
  static void of(ComparedRun first, ComparedRun run, List<String> notes) {
    int ended = run.records().trials().size();
    int planned = run.provenance().plannedTrials();
    if (ended < planned) {
      notes.add(
          "%s has %s of %s trials: it is still running or was stopped."
              .formatted(run.name(), ended, planned));
    }
    List<String> differences = differences(first.provenance(), run.provenance());
    if (!differences.isEmpty()) {
      notes.add(
          "%s differs from %s in %s."
              .formatted(run.name(), first.name(), String.join(", ", differences)));
    }
  }

  /** {@code units 256 (64)}. */
  private static List<String> differences(Provenance first, Provenance other) {
    List<String> differences = new ArrayList<>();
    Map<String, String> here = settings(first);
    Map<String, String> there = settings(other);
    there.forEach(
        (name, value) -> {
          String before = here.getOrDefault(name, "none");
          if (!value.equals(before)) {
            differences.add("%s %s (%s)".formatted(name, value, before));
          }
        });
    here.forEach(
        (name, value) -> {
          if (!there.containsKey(name)) {
            differences.add("%s none (%s)".formatted(name, value));
          }
        });
    return differences;
  }

  private static Map<String, String> settings(Provenance provenance) {
    Map<String, String> settings = new LinkedHashMap<>();
    provenance.baseline().forEach(parameter -> settings.put(parameter.name(), parameter.value()));
    settings.put("experiment", provenance.experiment());
    settings.put("the run's seed", Long.toString(provenance.seed()));
    settings.put("repeats", Integer.toString(provenance.repeats()));
    settings.put("threads per trial", Integer.toString(provenance.threads()));
    settings.put("device", provenance.device());
    settings.put("TensorFlow", provenance.versions().tensorflow());
    settings.put("Foldwise", provenance.versions().foldwise());
    return settings;
  }
}
