package io.github.foldwise.split;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sizes of the two parts of a split. A part without a size takes the remaining rows.
 *
 * @param validation rows to validate on; a share is rounded up
 * @param training rows to train on; a share is rounded down
 */
@CheckReturnValue
public record Parts(Optional<PartSize> validation, Optional<PartSize> training) {
  /** Neither size is given: each rule has its own default. */
  static final Parts UNSAID = new Parts(Optional.empty(), Optional.empty());

  /** Numbers of rows, at least 1 each. */
  record Sizes(int validation, int training) {}

  Parts withValidation(PartSize size) {
    return new Parts(Optional.of(size), training);
  }

  Parts withTraining(PartSize size) {
    return new Parts(validation, Optional.of(size));
  }

  /** These sizes, or this validation share if none is given. */
  Parts orValidation(double share) {
    return equals(UNSAID) ? withValidation(new PartSize.Share(share)) : this;
  }

  /** Numbers of rows; call only if there are no {@link #problems}. */
  Sizes of(int rows) {
    Optional<Integer> validated = validation.map(size -> validated(size, rows));
    Optional<Integer> trained = training.map(size -> trained(size, rows));
    return new Sizes(
        validated.orElseGet(() -> rows - trained.orElseThrow()),
        trained.orElseGet(() -> rows - validated.orElseThrow()));
  }

  List<Problem> problems(int rows) {
    Optional<Problem> tooFew = FoldProblems.rows(rows);
    if (tooFew.isPresent()) {
      return List.of(tooFew.get());
    }
    List<Problem> problems =
        FoldProblems.all(
            validation.flatMap(size -> FoldProblems.part("validation", size, rows)),
            training.flatMap(size -> FoldProblems.part("training", size, rows)));
    return problems.isEmpty()
        ? FoldProblems.all(FoldProblems.together(this, of(rows), rows))
        : problems;
  }

  /** The sum of the two shares; 0 if a part has none. */
  double shares() {
    return validation.orElse(null) instanceof PartSize.Share validated
            && training.orElse(null) instanceof PartSize.Share trained
        ? trained.share() + validated.share()
        : 0;
  }

  /** {@code validation on 0.25 of the rows, training on 10 rows}. */
  String describe() {
    return Stream.of(
            validation.map(size -> "validation on " + size),
            training.map(size -> "training on " + size))
        .flatMap(Optional::stream)
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }

  private static int validated(PartSize size, int rows) {
    return size instanceof PartSize.Share part
        ? (int) Math.ceil(part.share() * rows)
        : ((PartSize.Count) size).rows();
  }

  private static int trained(PartSize size, int rows) {
    return size instanceof PartSize.Share part
        ? (int) Math.floor(part.share() * rows)
        : ((PartSize.Count) size).rows();
  }
}
