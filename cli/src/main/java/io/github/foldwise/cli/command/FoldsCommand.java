package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.split.Fold;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code folds}: prints the validation rows of each fold, as scikit-learn chooses them. */
@Command(
    name = "folds",
    description = {
      "Prints the validation rows of each fold as CSV with the columns fold and index, in ascending"
          + " order: the same rows as scikit-learn's for random_state=SEED. Folds count from 1,"
          + " across repeats; rows count from 0."
    },
    footer = {
      "",
      "Examples:",
      "  foldwise folds --scheme kfold --n 60000 --k 5 --seed 42",
      "  foldwise folds --scheme stratified --labels labels.txt --k 5"
    })
final class FoldsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private FoldsOptions options;

  FoldsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    RefusedException.throwIfAny(options.contradictions());
    requireRows();
    Optional<int[]> labels = options.labels().map(file -> LabelFile.labels(file));
    Optional<int[]> groups = options.groups().map(file -> LabelFile.groups(file));
    Optional<int[]> folds = options.folds().map(file -> LabelFile.folds(file));
    labels.ifPresent(read -> requireSame("labels", read.length, options.labels()));
    groups.ifPresent(read -> requireSame("groups", read.length, options.groups()));
    folds.ifPresent(read -> requireSame("folds", read.length, options.folds()));
    Optional<int[]> numbers = groups.or(() -> folds);
    int[] classes =
        labels.orElseGet(
            () -> new int[numbers.map(read -> read.length).or(options::n).orElseThrow()]);
    print(options.rule(numbers).split(classes));
    return ExitCode.DONE;
  }

  private void requireRows() {
    options
        .n()
        .filter(rows -> rows < 1)
        .ifPresent(
            rows -> {
              throw new RefusedException(
                  Problem.of(
                      "--n", "at least 1", String.valueOf(rows), "Give the number of rows."));
            });
  }

  private void requireSame(String what, int found, Optional<Path> file) {
    options
        .n()
        .filter(rows -> rows != found)
        .ifPresent(
            rows -> {
              throw new RefusedException(
                  Problem.of(
                      "--n",
                      "%s, the number of %s in %s".formatted(found, what, file.orElseThrow()),
                      String.valueOf(rows),
                      "Omit --n, or give the %s of all rows.".formatted(what)));
            });
  }

  /** Prints fold by fold: the whole text may exceed memory. */
  private void print(List<Fold> folds) {
    surroundings.out().print("fold,index\n");
    int number = 0; // counts across repeats, unlike fold.index()
    for (Fold fold : folds) {
      number++;
      StringBuilder csv = new StringBuilder();
      for (int row : fold.validation().stream().sorted().toArray()) {
        csv.append(number).append(',').append(row).append('\n');
      }
      surroundings.out().print(csv);
    }
  }
}
