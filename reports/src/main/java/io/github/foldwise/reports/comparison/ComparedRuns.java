package io.github.foldwise.reports.comparison;

import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the runs of a comparison. */
final class ComparedRuns {
  private static final int LISTED = 12; // names in a message

  private final Map<Path, ComparedRun> byPath = new LinkedHashMap<>(); // one folder is read once
  private final List<String> problems = new ArrayList<>();
  private final List<ComparedVariant> variants = new ArrayList<>();

  private ComparedRuns() {}

  /** The variants in the order of the choices, each once. */
  static List<ComparedVariant> read(List<RunChoice> choices) {
    ComparedRuns runs = new ComparedRuns();
    for (RunChoice choice : choices) {
      try {
        runs.add(choice, runs.read(choice.directory(), choices));
      } catch (UnreadableRunException e) {
        runs.problems.add(e.getMessage());
      }
    }
    if (!runs.problems.isEmpty()) {
      throw new UnreadableRunException(String.join("\n", runs.problems));
    }
    return runs.variants;
  }

  private ComparedRun read(Path directory, List<RunChoice> choices) {
    Path real = real(directory);
    ComparedRun run = byPath.get(real);
    if (run == null) {
      run = new ComparedRun(name(directory, choices), RunDirectory.at(directory).read());
      byPath.put(real, run);
    }
    return run;
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      return directory; // reading it says what is wrong
    }
  }

  /** The folder's name alone, if no other folder has it. */
  private static String name(Path directory, List<RunChoice> choices) {
    Path name = real(directory).getFileName();
    boolean isClear =
        name != null
            && choices.stream()
                    .map(choice -> real(choice.directory()))
                    .filter(other -> name.equals(other.getFileName()))
                    .distinct()
                    .count()
                == 1;
    return isClear ? name.toString() : directory.toString();
  }

  private void add(RunChoice choice, ComparedRun run) {
    List<String> known = run.variants();
    if (choice.variant().isPresent()) {
      String variant = choice.variant().get();
      if (known.contains(variant)) {
        add(new ComparedVariant(run, variant, 0));
      } else {
        problems.add(
            "%s: expected a variant with trials (%s), found '%s'.\n  %s"
                .formatted(
                    choice.directory(),
                    listed(known),
                    variant,
                    "trials.csv has the names of all variants."));
      }
    } else if (known.contains(RunRecords.BASELINE)) {
      add(new ComparedVariant(run, RunRecords.BASELINE, 0));
      run.best().ifPresent(best -> add(new ComparedVariant(run, best, run.choices())));
    } else {
      problems.add(
          "%s: expected trials of the baseline, found none.\n  %s"
              .formatted(
                  choice.directory(), "Run its command again, which continues where it stopped."));
    }
  }

  private static String listed(List<String> names) {
    return names.size() <= LISTED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, LISTED)) + ", …";
  }

  private void add(ComparedVariant variant) {
    boolean isThere =
        variants.stream()
            .anyMatch(
                other -> other.run().equals(variant.run()) && other.name().equals(variant.name()));
    if (!isThere) {
      variants.add(variant);
    }
  }
}
