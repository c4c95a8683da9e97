package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.cli.command.FoldScheme.Need;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.GroupKFold;
import io.github.foldwise.split.Groups;
import io.github.foldwise.split.KFold;
import io.github.foldwise.split.LeaveOneOut;
import io.github.foldwise.split.LeavePOut;
import io.github.foldwise.split.PartSize;
import io.github.foldwise.split.Parts;
import io.github.foldwise.split.PredefinedSplit;
import io.github.foldwise.split.RepeatedKFold;
import io.github.foldwise.split.RepeatedStratifiedKFold;
import io.github.foldwise.split.ShuffleSplit;
import io.github.foldwise.split.StratifiedGroupKFold;
import io.github.foldwise.split.StratifiedKFold;
import io.github.foldwise.split.StratifiedShuffleSplit;
import io.github.foldwise.split.TimeSeriesSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code folds}, the scheme they declare and the ways they contradict it. */
final class FoldsOptions {
  private static final int SCIKIT_LEARNS_REPEATS = 10;
  private static final int MOST_FOLDS = 100_000;

  @Option(
      names = "--scheme",
      required = true,
      paramLabel = "SCHEME",
      description =
          "kfold, stratified, repeated, repeated-stratified, group, stratified-group, shuffle,"
              + " stratified-shuffle, time-series, predefined, leave-one-out or leave-p-out.")
  private String scheme;

  @Option(
      names = "--n",
      paramLabel = "N",
      description = "Number of rows; not needed with --labels, --groups or --folds.")
  private Optional<Integer> n;

  @Option(
      names = "--k",
      paramLabel = "K",
      description = "Number of folds; for the shuffle and time-series schemes, of splits.")
  private Optional<Integer> k;

  @Option(names = "--repeats", paramLabel = "R", description = "Number of repeats (default: 10).")
  private Optional<Integer> repeats;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "From 0 to 4294967295. Without it, rows are not shuffled.")
  private Optional<Long> seed;

  @Option(
      names = "--validation",
      paramLabel = "SIZE",
      description =
          "Validation rows of the shuffle schemes: a fraction such as 0.2, or a number of rows"
              + " (default: 0.1); of time-series, a number of rows (default: N / (K + 1)).")
  private Optional<String> validation;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Class of each row, one integer per line; required by stratified schemes.")
  private Optional<Path> labels;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description = "Group of each row, one integer per line; required by group schemes.")
  private Optional<Path> groups;

  @Option(
      names = "--folds",
      paramLabel = "FILE",
      description =
          "Fold of each row, one integer per line, -1 for rows that none validates; required by"
              + " predefined.")
  private Optional<Path> folds;

  @Option(
      names = "--p",
      paramLabel = "P",
      description = "Number of rows that each fold of leave-p-out validates.")
  private Optional<Integer> p;

  @Option(
      names = "--gap",
      paramLabel = "N",
      description =
          "Rows of time-series that are left out before those that are validated (default: 0).")
  private Optional<Integer> gap;

  @Option(
      names = "--most-training",
      paramLabel = "N",
      description = "Rows that a fold of time-series trains on at most (default: all).")
  private Optional<Integer> mostTraining;

  FoldScheme scheme() {
    return FoldScheme.named(scheme);
  }

  Optional<Integer> n() {
    return n;
  }

  Optional<Path> labels() {
    return labels;
  }

  Optional<Path> groups() {
    return groups;
  }

  Optional<Path> folds() {
    return folds;
  }

  /** The declared folds; call {@link #contradictions} first. */
  Folds rule(Optional<int[]> ofGroups) {
    Groups numbers = Groups.of(ofGroups.orElse(new int[0]));
    int divisions = k.orElse(0);
    int times = repeats.orElse(SCIKIT_LEARNS_REPEATS);
    OptionalLong random = seed.map(OptionalLong::of).orElse(OptionalLong.empty());
    return switch (scheme()) {
      case KFOLD -> new KFold(divisions, random);
      case STRATIFIED -> new StratifiedKFold(divisions, random);
      case REPEATED -> new RepeatedKFold(divisions, times, random);
      case REPEATED_STRATIFIED -> new RepeatedStratifiedKFold(divisions, times, random);
      case GROUP -> new GroupKFold(divisions, numbers, random);
      case STRATIFIED_GROUP -> new StratifiedGroupKFold(divisions, numbers, random);
      case SHUFFLE -> new ShuffleSplit(divisions, parts(), random);
      case STRATIFIED_SHUFFLE -> new StratifiedShuffleSplit(divisions, parts(), random);
      case TIME_SERIES -> timeSeries(divisions);
      case PREDEFINED -> new PredefinedSplit(numbers);
      case LEAVE_ONE_OUT -> new LeaveOneOut();
      case LEAVE_P_OUT -> new LeavePOut(p.orElse(0));
    };
  }

  private Folds timeSeries(int splits) {
    return new TimeSeriesSplit(
        splits, optional(validation.map(Integer::valueOf)), gap.orElse(0), optional(mostTraining));
  }

  private static OptionalInt optional(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** Options that the scheme lacks, and options that it does not use. */
  List<Problem> contradictions() {
    List<Problem> problems = new ArrayList<>();
    FoldScheme rule = scheme();
    checkRows(rule, problems);
    checkK(rule, problems);
    checkSeed(rule, problems);
    checkRepeats(rule, problems);
    checkValidation(rule, problems);
    checkGroups(rule, problems);
    checkFolds(rule, problems);
    checkP(rule, problems);
    checkOrder(rule, problems);
    return problems;
  }

  private void checkRows(FoldScheme rule, List<Problem> problems) {
    if (rule.needs(Need.LABELS) && labels.isEmpty()) {
      problems.add(
          lacks(
              "class of each row",
              "--labels",
              "Give a file with one integer per line: --labels FILE."));
    }
    if (rule.needs(Need.GROUPS) && groups.isEmpty()) {
      problems.add(
          lacks(
              "group of each row",
              "--groups",
              "Give a file with one integer per line: --groups FILE."));
    }
    if (rule.needs(Need.FOLDS) && folds.isEmpty()) {
      problems.add(
          lacks(
              "fold of each row",
              "--folds",
              "Give a file with one integer per line: --folds FILE."));
    }
    boolean told = Stream.of(n, labels, groups, folds).anyMatch(Optional::isPresent);
    if (!told && problems.isEmpty()) {
      problems.add(
          Problem.of("--n", "the number of rows", "neither --n nor --labels", "Give --n N."));
    }
  }

  private void checkK(FoldScheme rule, List<Problem> problems) {
    if (rule.needs(Need.K) && k.isEmpty()) {
      problems.add(lacks("number of folds", "--k", "Give --k 5."));
    }
    if (!rule.needs(Need.K) && k.isPresent()) {
      problems.add(unused("--k", "that has a number of folds", reasonWithoutK(rule)));
    }
  }

  private static String reasonWithoutK(FoldScheme rule) {
    return switch (rule) {
      case LEAVE_P_OUT -> ": each choice of --p rows is a fold";
      case PREDEFINED -> ": --folds has the folds";
      default -> ": each row is its own fold";
    };
  }

  private void checkSeed(FoldScheme rule, List<Problem> problems) {
    if (rule.needs(Need.SEED) && seed.isEmpty()) {
      String part = rule.needs(Need.REPEATS) ? "repeat" : "split";
      problems.add(
          Problem.of(
              "--scheme " + scheme,
              "a seed, because each %s is shuffled".formatted(part),
              "no --seed",
              "Add a seed, such as --seed 42."));
    }
    if (!rule.shuffles() && seed.isPresent()) {
      problems.add(unused("--seed", "that shuffles", ": nothing is random"));
    }
  }

  private void checkRepeats(FoldScheme rule, List<Problem> problems) {
    if (!rule.needs(Need.REPEATS) && repeats.isPresent()) {
      String other = rule.needs(Need.LABELS) ? "repeated-stratified" : "repeated";
      problems.add(unused("--repeats", "that repeats", ", or choose " + other));
    }
    long divisions = (long) k.orElse(0) * repeats.orElse(SCIKIT_LEARNS_REPEATS);
    if (rule.needs(Need.REPEATS) && divisions > MOST_FOLDS) {
      problems.add(tooMany("--k times --repeats", divisions, "repeats"));
    }
  }

  private void checkValidation(FoldScheme rule, List<Problem> problems) {
    if (rule.needs(Need.VALIDATION) && k.orElse(0) > MOST_FOLDS) {
      problems.add(tooMany("--k", k.orElseThrow(), "splits"));
    }
    if (validation.isPresent() && !rule.needs(Need.VALIDATION)) {
      String other = rule.needs(Need.LABELS) ? "stratified-shuffle" : "shuffle";
      problems.add(
          unused("--validation", "with a number of validation rows", ", or choose " + other));
    } else if (rule.needs(Need.ORDER) && validation.filter(text -> !isCount(text)).isPresent()) {
      problems.add(
          Problem.of(
              "--validation",
              "a number of rows such as 100, for --scheme time-series",
              "'" + validation.get() + "'",
              "Write a number without a decimal point, or omit --validation."));
    } else if (validation.isPresent() && size(validation.get()).isEmpty()) {
      problems.add(
          Problem.of(
              "--validation",
              "a fraction such as 0.2, or a number of rows such as 100",
              "'" + validation.get() + "'",
              "Write a fraction with a decimal point, and a number of rows without one."));
    }
  }

  private void checkGroups(FoldScheme rule, List<Problem> problems) {
    if (!rule.needs(Need.GROUPS) && groups.isPresent()) {
      problems.add(unused("--groups", "that keeps groups together", ", or choose group"));
    }
  }

  private void checkFolds(FoldScheme rule, List<Problem> problems) {
    if (!rule.needs(Need.FOLDS) && folds.isPresent()) {
      problems.add(unused("--folds", "whose folds are given", ", or choose predefined"));
    }
  }

  private void checkP(FoldScheme rule, List<Problem> problems) {
    if (rule.needs(Need.P) && p.isEmpty()) {
      problems.add(lacks("number of rows that a fold validates", "--p", "Give --p 2."));
    }
    if (!rule.needs(Need.P) && p.isPresent()) {
      problems.add(unused("--p", "that leaves out p rows", ", or choose leave-p-out"));
    }
  }

  private void checkOrder(FoldScheme rule, List<Problem> problems) {
    if (!rule.needs(Need.ORDER) && gap.isPresent()) {
      problems.add(unused("--gap", "in order of time", ", or choose time-series"));
    }
    if (!rule.needs(Need.ORDER) && mostTraining.isPresent()) {
      problems.add(unused("--most-training", "in order of time", ", or choose time-series"));
    }
  }

  private Problem lacks(String what, String option, String remedy) {
    return Problem.of("--scheme " + scheme, "the " + what, "no " + option, remedy);
  }

  private Problem unused(String option, String use, String reason) {
    String remedy = "Omit %s%s.".formatted(option, reason);
    return Problem.of(option, "a scheme " + use, "--scheme " + scheme, remedy);
  }

  private static Problem tooMany(String option, long found, String what) {
    return Problem.of(
        option,
        "at most " + MOST_FOLDS + " folds",
        String.valueOf(found),
        "Choose fewer %s; 10 is common.".formatted(what));
  }

  private Parts parts() {
    return new Parts(validation.flatMap(FoldsOptions::size), Optional.empty());
  }

  private static boolean isCount(String text) {
    return size(text).filter(PartSize.Count.class::isInstance).isPresent();
  }

  /** A number with a decimal point is a fraction; one without is a number of rows. */
  private static Optional<PartSize> size(String text) {
    try {
      return Optional.of(
          text.contains(".")
              ? new PartSize.Share(Double.parseDouble(text))
              : new PartSize.Count(Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
