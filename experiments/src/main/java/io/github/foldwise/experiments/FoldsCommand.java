package io.github.foldwise.experiments;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code folds}: the validation rows of each fold, as scikit-learn would choose them. */
@Command(
    name = "folds",
    description = {
      "Prints the validation rows of each fold as CSV with the columns fold and index, the same rows"
          + " as scikit-learn's for random_state=SEED. Folds count from 1 and go on over repeats;"
          + " rows count from 0."
    },
    footer = {
      "",
      "Examples:",
      "  mvn -q compile exec:java -Dexec.args=\"folds --scheme kfold --n 60000 --k 5 --seed 42\"",
      "  mvn -q compile exec:java -Dexec.args=\"folds --scheme stratified --labels labels.txt --k 5\""
    })
final class FoldsCommand implements Callable<Integer> {
  private static final int SCIKIT_LEARNS_REPEATS = 10;
  private static final int MOST_FOLDS = 100_000;

  private final Surroundings surroundings;

  @Option(
      names = "--scheme",
      required = true,
      paramLabel = "SCHEME",
      description = "kfold, stratified, repeated or repeated-stratified.")
  private String scheme;

  @Option(
      names = "--n",
      paramLabel = "N",
      description = "Number of rows; the labels give it where they are given.")
  private Optional<Integer> n;

  @Option(names = "--k", required = true, paramLabel = "K", description = "Number of folds.")
  private int k;

  @Option(
      names = "--repeats",
      paramLabel = "R",
      description = "How often to divide anew, 10 unless said otherwise.")
  private Optional<Integer> repeats;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "From 0 to 4294967295. Without it rows are not shuffled.")
  private Optional<Long> seed;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Class of each row, one integer a line; the stratified schemes need it.")
  private Optional<Path> labels;

  FoldsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    FoldScheme rule = FoldScheme.named(scheme);
    refuse(contradictions(rule));
    int[] classes = classes();
    Folds folds = rule.folds(k, repeats.orElse(SCIKIT_LEARNS_REPEATS), optionalSeed());
    refuse(folds.problems(classes));
    print(folds.split(classes));
    return ExitCode.DONE;
  }

  private List<Problem> contradictions(FoldScheme rule) {
    List<Problem> problems = new ArrayList<>();
    if (rule.needsLabels() && labels.isEmpty()) {
      problems.add(
          Problem.of(
              "--scheme " + scheme,
              "the class of each row",
              "no --labels",
              "Give a file with one integer a line: --labels FILE."));
    } else if (n.isEmpty() && labels.isEmpty()) {
      problems.add(
          Problem.of("--n", "the number of rows", "neither --n nor --labels", "Give --n N."));
    }
    if (rule.isRepeated() && seed.isEmpty()) {
      problems.add(
          Problem.of(
              "--scheme " + scheme,
              "a seed, for each repeat is shuffled anew",
              "no --seed",
              "Add --seed 42, or any seed of your own."));
    }
    if (!rule.isRepeated() && repeats.isPresent()) {
      problems.add(
          Problem.of(
              "--repeats",
              "a scheme that repeats",
              "--scheme " + scheme,
              "Leave out --repeats, or choose %s."
                  .formatted(rule.needsLabels() ? "repeated-stratified" : "repeated")));
    }
    long divisions = (long) k * repeats.orElse(SCIKIT_LEARNS_REPEATS);
    if (rule.isRepeated() && divisions > MOST_FOLDS) {
      problems.add(
          Problem.of(
              "--k times --repeats",
              "at most " + MOST_FOLDS + " folds",
              String.valueOf(divisions),
              "Choose fewer repeats; 10 is usual."));
    }
    return problems;
  }

  /** The labels of the file, or as many equal ones as there are rows. */
  private int[] classes() {
    if (n.isPresent() && n.get() < 1) {
      refuse(
          List.of(
              Problem.of(
                  "--n", "at least 1", String.valueOf(n.get()), "Give the number of rows.")));
    }
    if (labels.isEmpty()) {
      return new int[n.orElseThrow()];
    }
    int[] read = LabelFile.read(labels.get());
    if (n.isPresent() && n.get() != read.length) {
      refuse(
          List.of(
              Problem.of(
                  "--n",
                  read.length + ", the number of labels in " + labels.get(),
                  String.valueOf(n.get()),
                  "Leave out --n, or give the labels of all rows.")));
    }
    return read;
  }

  private OptionalLong optionalSeed() {
    return seed.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
  }

  /** Fold by fold: the text of all rows may be longer than memory. */
  private void print(List<Fold> folds) {
    surroundings.out().print("fold,index\n");
    int number = 0; // goes on over repeats, whatever a fold calls itself
    for (Fold fold : folds) {
      number++;
      StringBuilder csv = new StringBuilder();
      for (int row : fold.validation().toArray()) {
        csv.append(number).append(',').append(row).append('\n');
      }
      surroundings.out().print(csv);
    }
  }
}
