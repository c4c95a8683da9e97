package io.github.foldwise.split;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Folds that the data defines: the same rows as scikit-learn's {@code PredefinedSplit}.
 *
 * @param groups the fold that validates each row, in ascending order of its numbers; −1, an empty
 *     text or a name that does not match for a row that every fold trains on
 */
public record PredefinedSplit(Groups groups) implements Folds {
  private static final String PLACE = "predefined folds";

  public PredefinedSplit {
    requireNonNull(groups, "groups");
  }

  @Override
  public PredefinedSplit forRows(RowTexts texts) {
    return new PredefinedSplit(groups.forRows(texts));
  }

  @Override
  public List<Fold> split(int[] labels) {
    RefusedException.throwIfAny(problems(labels));
    List<Fold> split = new ArrayList<>();
    for (int number : numbers()) {
      split.add(
          new Fold(
              split.size() + 1,
              Rows.of(rows(labels.length).filter(row -> groups.get(row) != number).toArray()),
              Rows.of(rows(labels.length).filter(row -> groups.get(row) == number).toArray())));
    }
    return List.copyOf(split);
  }

  @Override
  public List<Problem> problems(int[] labels) {
    requireNonNull(labels, "labels");
    return FoldProblems.all(
        GroupProblems.unread(PLACE, groups)
            .or(() -> GroupProblems.number(PLACE, "fold", groups, labels.length))
            .or(this::noFold));
  }

  private Optional<Problem> noFold() {
    return numbers().length > 0
        ? Optional.empty()
        : FoldProblems.refused(
            PLACE,
            "a fold that validates some rows",
            groups.key().map(key -> "none by " + key.describe()).orElse("−1 for each row"),
            "Give each row that is to be validated the number of its fold, from 0.");
  }

  @Override
  public String describe() {
    return "predefined split, " + groups.describe("fold", numbers().length);
  }

  @Override
  public String toString() {
    return describe();
  }

  @Override
  public String remedyForClasses() {
    return "Give rows of the class to several folds, or the number -1, which every fold trains on.";
  }

  private int[] numbers() {
    return IntStream.of(groups.numbers()).filter(number -> number != KeyNumbers.NONE).toArray();
  }

  private static IntStream rows(int number) {
    return IntStream.range(0, number);
  }
}
