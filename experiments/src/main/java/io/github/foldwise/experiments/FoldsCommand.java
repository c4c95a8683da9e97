package io.github.foldwise.experiments;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    Folds folds = FoldScheme.named(scheme).folds(k, repeats, shuffleSeed());
    int[] classes = classes();
    List<Problem> problems = folds.problems(classes);
    if (!problems.isEmpty()) {
      throw new RefusedException(problems);
    }
    surroundings.out().print(csv(folds.split(classes)));
    return ExitCode.DONE;
  }

  private OptionalInt shuffleSeed() {
    if (seed.isEmpty()) {
      return OptionalInt.empty();
    }
    long number = seed.get();
    if (number < 0 || number > 0xffffffffL) {
      throw new RefusedException(
          Problem.of(
              "--seed",
              "from 0 to 4294967295",
              String.valueOf(number),
              "Choose a seed in that range, such as 42."));
    }
    return OptionalInt.of((int) number);
  }

  /** The labels of the file, or as many equal ones as there are rows. */
  private int[] classes() {
    Optional<int[]> read = labels.map(LabelFile::read);
    if (read.isEmpty() && FoldScheme.named(scheme).needsLabels()) {
      throw new RefusedException(
          Problem.of(
              "--scheme " + scheme,
              "the class of each row",
              "no --labels",
              "Give a file with one integer a line: --labels FILE."));
    }
    int rows = rows(read);
    return read.orElseGet(() -> new int[rows]);
  }

  private int rows(Optional<int[]> read) {
    if (read.isEmpty() && n.isEmpty()) {
      throw new RefusedException(
          Problem.of("folds", "the number of rows", "neither --n nor --labels", "Give --n N."));
    }
    int rows = n.orElseGet(() -> read.orElseThrow().length);
    if (rows < 1) {
      throw new RefusedException(
          Problem.of("--n", "at least 1", String.valueOf(rows), "Give the number of rows."));
    }
    if (read.isPresent() && read.get().length != rows) {
      throw new RefusedException(
          Problem.of(
              "--n",
              read.get().length + ", the number of labels in " + labels.orElseThrow(),
              String.valueOf(rows),
              "Leave out --n, or give the labels of all rows."));
    }
    return rows;
  }

  private static String csv(List<Fold> folds) {
    StringBuilder csv = new StringBuilder("fold,index\n");
    int number = 0; // goes on over repeats, whatever a fold calls itself
    for (Fold fold : folds) {
      number++;
      for (int row : fold.validation().toArray()) {
        csv.append(number).append(',').append(row).append('\n');
      }
    }
    return csv.toString();
  }
}
