package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of a declared experiment to run.
 *
 * @param repeats number of repeats, at least 1; empty for the declared number
 * @param firstFolds number of folds of each rule, from the first, at least 1; empty for all
 */
public record Extent(Optional<Integer> repeats, Optional<Integer> firstFolds) {
  /** The whole experiment. */
  public static final Extent DECLARED = new Extent(Optional.empty(), Optional.empty());

  /** Refuses numbers below 1. */
  public Extent {
    List<Problem> problems = new ArrayList<>();
    requireAtLeastOne(problems, "repeats", requireNonNull(repeats));
    requireAtLeastOne(problems, "first folds", requireNonNull(firstFolds));
    RefusedException.throwIfAny(problems);
  }

  /** Runs this many repeats. */
  public Extent repeats(int number) {
    return new Extent(Optional.of(number), firstFolds);
  }

  /** Runs only the first folds. */
  public Extent firstFolds(int number) {
    return new Extent(repeats, Optional.of(number));
  }

  /** This much of an experiment; its warnings say what is left out. */
  public CheckedExperiment of(CheckedExperiment declared) {
    if (equals(DECLARED)) {
      return declared;
    }
    return new CheckedExperiment(
        declared.name(),
        declared.title(),
        declared.author(),
        declared.data(),
        declared.protocol().repeats(repeats.orElse(declared.protocol().repeats())),
        declared.variants().stream().map(this::of).toList(),
        declared.tables(),
        declared.published(),
        some -> warnings(declared, some));
  }

  private CheckedVariant of(CheckedVariant declared) {
    int folds = declared.folds().size();
    int kept = Math.min(firstFolds.orElse(folds), folds);
    return kept == folds
        ? declared
        : new CheckedVariant(
            declared.variant(),
            declared.parameters(),
            declared.model(),
            declared.training(),
            "%s; the first %s of %s alone".formatted(declared.folding(), kept, folds),
            declared.folds().subList(0, kept));
  }

  /** Warnings about roles count evaluations and repeats, so they are found again. */
  private static List<Warning> warnings(CheckedExperiment declared, CheckedExperiment some) {
    List<Warning> ofDeclared = new RoleWarnings(declared).warnings();
    List<Warning> warnings = new ArrayList<>(new RoleWarnings(some).warnings());
    declared.warnings().stream()
        .filter(warning -> !ofDeclared.contains(warning))
        .forEach(warnings::add);
    addRepeats(warnings, declared.protocol().repeats(), some.protocol().repeats());
    addFolds(warnings, declared.baseline().folds().size(), some.baseline().folds().size());
    return warnings;
  }

  private static void addRepeats(List<Warning> warnings, int declared, int kept) {
    if (kept < declared) {
      warnings.add(
          new Warning(
              "fewer repeats",
              "%s of the folds %s carried out, of %s that were declared."
                  .formatted(
                      WarningWords.count(kept, "repeat"), kept == 1 ? "is" : "are", declared),
              "Intervals are wider than planned, and fewer differences can be decided."));
    }
  }

  private static void addFolds(List<Warning> warnings, int declared, int kept) {
    if (kept < declared) {
      warnings.add(
          new Warning(
              "fewer folds",
              "The first %s of the baseline's %s folds %s carried out, and no more of any other"
                      .formatted(kept, declared, kept == 1 ? "is" : "are")
                  + " scheme.",
              "The rows of the other folds are not evaluated: the figures are of fewer rows, their"
                  + " intervals are wider, and they are not those of all folds."));
    }
  }

  private static void requireAtLeastOne(
      List<Problem> problems, String what, Optional<Integer> number) {
    if (number.isPresent() && number.get() < 1) {
      problems.add(
          Problem.of(
              what,
              "at least 1",
              String.valueOf(number.get()),
              "Leave it out to take as many as were declared."));
    }
  }
}
