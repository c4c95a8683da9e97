package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.tensorboard.TensorBoard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options for TensorBoard; they change no other file of a run. */
final class TensorBoardOptions {
  private static final String OPTION = "--tensorboard";
  private static final String STEPS = "--tensorboard-steps";
  private static final String HISTOGRAMS = "--tensorboard-histograms";
  private static final Path IN_RUN_DIRECTORY = Path.of("");

  @Option(
      names = OPTION,
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "DIR",
      description =
          "Write event files for TensorBoard while the run goes on: to DIR, or without DIR to the"
              + " folder tensorboard of the run directory.")
  private Optional<Path> folder;

  @Option(
      names = STEPS,
      paramLabel = "N",
      description = "With --tensorboard: write every N-th step (default: 10).")
  private Optional<Integer> steps;

  @Option(
      names = HISTOGRAMS,
      description = "With --tensorboard: write histograms of all weights after each epoch.")
  private boolean histograms;

  boolean isAsked() {
    return folder.isPresent();
  }

  /** Refuses impossible numbers and places before anything is loaded. */
  void refuseBad(List<Experiment> experiments) {
    List<Problem> problems = new ArrayList<>();
    if (folder.isEmpty() && steps.isPresent()) {
      problems.add(missing(STEPS));
    }
    if (folder.isEmpty() && histograms) {
      problems.add(missing(HISTOGRAMS));
    }
    if (steps.orElse(1) < 1) {
      problems.add(
          Problem.of(
              STEPS, "at least 1", String.valueOf(steps.get()), "Omit it, or give 1 for all."));
    }
    folder
        .map(Path::toString)
        .filter(name -> experiments.stream().anyMatch(one -> one.name().equals(name)))
        .map(TensorBoardOptions::swallowed)
        .ifPresent(problems::add);
    RefusedException.throwIfAny(problems);
  }

  /** Refuses a folder that cannot be written. */
  void requireWritable() {
    folder
        .filter(given -> !given.equals(IN_RUN_DIRECTORY))
        .ifPresent(given -> OutputFolder.requireWritable(OPTION, given));
  }

  /** The log directory, if one is asked for. */
  Optional<Path> folder(Path runDirectory) {
    return folder.map(
        given -> given.equals(IN_RUN_DIRECTORY) ? runDirectory.resolve("tensorboard") : given);
  }

  /** The listener that writes to the log directory, if one is asked for. */
  Optional<TensorBoard> listener(Path runDirectory, boolean fresh, Consumer<Warning> warnings) {
    return folder(runDirectory).map(TensorBoard::in).map(board -> asked(board, fresh, warnings));
  }

  private TensorBoard asked(TensorBoard board, boolean fresh, Consumer<Warning> warnings) {
    TensorBoard asked = board.warnings(warnings);
    asked = steps.isPresent() ? asked.everySteps(steps.get()) : asked;
    asked = histograms ? asked.histograms() : asked;
    return fresh ? asked.fresh() : asked;
  }

  private static Problem missing(String option) {
    return Problem.of(option, "--tensorboard beside it", "none", "Add --tensorboard.");
  }

  /** The value of an option may be left out, so the next word is taken for it. */
  private static Problem swallowed(String experiment) {
    return Problem.of(
        OPTION,
        "a folder",
        "'%s', the name of an experiment".formatted(experiment),
        "Write the name first, 'run %s --tensorboard'; a folder of that name is ./%s."
            .formatted(experiment, experiment));
  }
}
