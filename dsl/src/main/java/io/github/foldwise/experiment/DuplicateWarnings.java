package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.ImageNumbers;
import io.github.foldwise.data.NearImages;
import io.github.foldwise.split.Fold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds images that are learnt in one row and judged in another. */
final class DuplicateWarnings {
  private static final int EXAMPLES = 3;

  private final List<Fold> folds;
  private final int[] labels;
  private final int[] testLabels;
  private final ImageNumbers images = new ImageNumbers();
  private final int[] training; // number of the image of each row
  private final int[] test;
  private final List<Warning> warnings = new ArrayList<>();

  DuplicateWarnings(DataSet data, List<Fold> folds) {
    this.folds = folds;
    this.labels = data.training().labels();
    this.testLabels = data.test().map(ImageData::labels).orElse(new int[0]);
    this.training = images.number(data.training());
    this.test = data.test().map(images::number).orElse(new int[0]);
  }

  List<Warning> warnings() {
    checkFolds();
    checkTest();
    checkLabels();
    NearImages.of(images).ifPresentOrElse(this::checkNear, this::tellOfNoSearch);
    return warnings;
  }

  private void checkFolds() {
    int[] rows = new int[images.count()];
    IntStream.of(training).forEach(image -> rows[image]++);
    double share = judgedAndLearnt(image -> rows[image] > 1, (image, learnt) -> learnt.get(image));
    if (share > 0) {
      int[] copied = IntStream.range(0, rows.length).filter(image -> rows[image] > 1).toArray();
      int all = IntStream.of(copied).map(image -> rows[image]).sum();
      warn(
          "duplicate images",
          "%s %s in %s of the %s, such as %s: %s of a fold's validation rows have"
                  .formatted(
                      WarningWords.count(copied.length, "image"),
                      copied.length == 1 ? "stands" : "stand",
                      all,
                      WarningWords.count(training.length, "training row"),
                      examples(copied),
                      WarningWords.percent(share))
              + " their image among the rows that it trains on (mean over the folds).",
          "What was learnt by heart is judged as if it were understood: accuracies are too high, by"
              + " at most this share. Remove the copies, or divide with groupKFold, which keeps"
              + " the copies of an image together.");
    }
  }

  private void checkTest() {
    BitSet learnt = new BitSet();
    IntStream.of(training).forEach(learnt::set);
    int[] rows = IntStream.range(0, test.length).filter(row -> learnt.get(test[row])).toArray();
    if (rows.length > 0) {
      warn(
          "training images in the test set",
          "Of the %s, %s (%s) %s among the training images too, such as test row %s, which is"
                  .formatted(
                      WarningWords.count(test.length, "test row"),
                      rows.length,
                      WarningWords.percent((double) rows.length / test.length),
                      rows.length == 1 ? "is" : "are",
                      rows[0])
              + " training row %s.".formatted(rowsOf(test[rows[0]]).get(0)),
          "The accuracy on the test set is too high, by at most this share. Remove these images"
              + " from one of the two sets.");
    }
  }

  /** Of training rows, and of test rows against them. */
  private void checkLabels() {
    int[] label = new int[images.count()]; // one more than that of the first row, 0 for none yet
    BitSet contradicting = new BitSet();
    for (int row = 0; row < training.length; row++) {
      note(label, training[row], labels[row], contradicting);
    }
    BitSet within = (BitSet) contradicting.clone();
    for (int row = 0; row < test.length; row++) {
      note(label, test[row], testLabels[row], contradicting);
    }
    if (!contradicting.isEmpty()) {
      warn(
          "contradicting labels",
          "%s %s under several labels, %s of them within the training rows%s."
              .formatted(
                  WarningWords.count(contradicting.cardinality(), "image"),
                  contradicting.cardinality() == 1 ? "stands" : "stand",
                  within.cardinality(),
                  within.isEmpty()
                      ? ""
                      : ", such as " + WarningWords.labelled(rowsOf(within.nextSetBit(0)), labels)),
          "No model can be right for all rows of such an image. Fix the labels, or leave these rows"
              + " out.");
    }
  }

  private static void note(int[] known, int image, int label, BitSet contradicting) {
    if (known[image] != 0 && known[image] != label + 1) {
      contradicting.set(image);
    }
    known[image] = label + 1;
  }

  private void checkNear(List<NearImages.Pair> pairs) {
    List<List<Integer>> near = new ArrayList<>();
    IntStream.range(0, images.count()).forEach(image -> near.add(new ArrayList<>(0)));
    for (NearImages.Pair pair : pairs) {
      near.get(pair.one()).add(pair.other());
      near.get(pair.other()).add(pair.one());
    }
    double share =
        judgedAndLearnt(
            image -> !near.get(image).isEmpty(),
            (image, learnt) ->
                !learnt.get(image) && near.get(image).stream().anyMatch(learnt::get));
    BitSet learnt = new BitSet();
    IntStream.of(training).forEach(learnt::set);
    long testRows =
        IntStream.of(test)
            .filter(image -> !learnt.get(image) && near.get(image).stream().anyMatch(learnt::get))
            .count();
    if (share > 0 || testRows > 0) {
      warn(
          "near duplicates",
          "%s %s nearly the same, different by at most %s %% of their contrast%s. %s of a fold's"
                  .formatted(
                      WarningWords.count(pairs.size(), "pair") + " of images",
                      pairs.size() == 1 ? "is" : "are",
                      NearImages.PERCENT,
                      nearExample(pairs).map(rows -> ", such as " + rows).orElse(""),
                      WarningWords.percent(share))
              + " validation rows have such an image among the rows that it trains on (mean over"
              + " the"
              + " folds), and %s of the test rows."
                  .formatted(
                      WarningWords.percent(test.length == 0 ? 0 : (double) testRows / test.length)),
          "They are nearly learnt by heart; accuracies may be too high, by at most these shares."
              + " Look at the pairs, and remove one of each, or divide with groupKFold.");
    }
  }

  private void tellOfNoSearch() {
    warn(
        "near duplicates",
        "Images that are nearly the same were not looked for: too many have the same brightness.",
        "Exact copies were looked for. If there may be others, divide with groupKFold.");
  }

  private Optional<String> nearExample(List<NearImages.Pair> pairs) {
    return pairs.stream()
        .map(pair -> List.of(rowsOf(pair.one()), rowsOf(pair.other())))
        .filter(rows -> rows.stream().noneMatch(List::isEmpty))
        .findFirst()
        .map(rows -> "training rows %s and %s".formatted(rows.get(0).get(0), rows.get(1).get(0)));
  }

  /** Whether an image is learnt somehow, where these are. */
  @FunctionalInterface
  private interface Learnt {
    boolean test(int image, BitSet learnt);
  }

  /** Share of the validation rows for which it holds, its mean over the folds. */
  private double judgedAndLearnt(IntPredicate candidate, Learnt rule) {
    BitSet rows = new BitSet();
    IntStream.range(0, training.length)
        .filter(row -> candidate.test(training[row]))
        .forEach(rows::set);
    if (rows.isEmpty()) {
      return 0;
    }
    return folds.stream().mapToDouble(fold -> share(fold, rows, rule)).average().orElse(0);
  }

  private double share(Fold fold, BitSet candidates, Learnt rule) {
    BitSet learnt = new BitSet();
    fold.training().stream().filter(candidates::get).forEach(row -> learnt.set(training[row]));
    long judged =
        fold.validation().stream()
            .filter(candidates::get)
            .filter(row -> rule.test(training[row], learnt))
            .count();
    return (double) judged / fold.validation().size();
  }

  private String examples(int[] copied) {
    return IntStream.of(copied)
        .limit(EXAMPLES)
        .mapToObj(image -> WarningWords.rows(rowsOf(image)))
        .collect(Collectors.joining("; "));
  }

  private List<Integer> rowsOf(int image) {
    return WarningWords.positions(training, image);
  }

  private void warn(String kind, String finding, String consequence) {
    warnings.add(new Warning(kind, finding, consequence));
  }
}
