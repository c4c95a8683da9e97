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

/** Finds images that are trained on in one row and evaluated in another. */
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
    NearImages.of(images).ifPresentOrElse(this::checkNear, this::warnOfNoSearch);
    return warnings;
  }

  private void checkFolds() {
    int[] rows = new int[images.count()];
    IntStream.of(training).forEach(image -> rows[image]++);
    double share = shareInBoth(image -> rows[image] > 1, (image, trained) -> trained.get(image));
    if (share > 0) {
      int[] copied = IntStream.range(0, rows.length).filter(image -> rows[image] > 1).toArray();
      int all = IntStream.of(copied).map(image -> rows[image]).sum();
      warn(
          "duplicate images",
          "%s %s in %s of the %s, such as %s: %s of a fold's validation rows have"
                  .formatted(
                      WarningWords.count(copied.length, "image"),
                      copied.length == 1 ? "occurs" : "occur",
                      all,
                      WarningWords.count(training.length, "training row"),
                      examples(copied),
                      WarningWords.percent(share))
              + " a copy among the rows that it trains on (mean over the folds).",
          "A model may have memorised these images, so accuracies are too high, by at most this"
              + " share. Remove the copies, or divide with groupKFold, which keeps the copies of"
              + " an image together.");
    }
  }

  private void checkTest() {
    BitSet trained = new BitSet();
    IntStream.of(training).forEach(trained::set);
    int[] rows = IntStream.range(0, test.length).filter(row -> trained.get(test[row])).toArray();
    if (rows.length > 0) {
      warn(
          "training images in the test set",
          "Of the %s, %s (%s) %s, such as test row %s, which is"
                  .formatted(
                      WarningWords.count(test.length, "test row"),
                      rows.length,
                      WarningWords.percent((double) rows.length / test.length),
                      rows.length == 1 ? "is also a training image" : "are also training images",
                      rows[0])
              + " training row %s.".formatted(rowsOf(test[rows[0]]).get(0)),
          "The accuracy on the test set is too high, by at most this share. Remove these images"
              + " from one of the two sets.");
    }
  }

  /** Compares labels within the training rows, then those of test rows with them. */
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
          "%s %s with several labels, %s of them within the training rows%s."
              .formatted(
                  WarningWords.count(contradicting.cardinality(), "image"),
                  contradicting.cardinality() == 1 ? "occurs" : "occur",
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
        shareInBoth(
            image -> !near.get(image).isEmpty(),
            (image, trained) ->
                !trained.get(image) && near.get(image).stream().anyMatch(trained::get));
    BitSet trained = new BitSet();
    IntStream.of(training).forEach(trained::set);
    long testRows =
        IntStream.of(test)
            .filter(image -> !trained.get(image) && near.get(image).stream().anyMatch(trained::get))
            .count();
    if (share > 0 || testRows > 0) {
      warn(
          "near duplicates",
          "%s %s nearly the same, differing by at most %s %% of their contrast%s. %s of a fold's"
                  .formatted(
                      WarningWords.count(pairs.size(), "pair") + " of images",
                      pairs.size() == 1 ? "is" : "are",
                      NearImages.PERCENT,
                      nearExample(pairs).map(rows -> ", such as " + rows).orElse(""),
                      WarningWords.percent(share))
              + " validation rows have such an image among the rows that it trains on (mean over"
              + " the folds), and %s of the test rows."
                  .formatted(
                      WarningWords.percent(test.length == 0 ? 0 : (double) testRows / test.length)),
          "A model may have memorised them, so accuracies may be too high, by at most these shares."
              + " Compare the pairs, and remove one of each, or divide with groupKFold.");
    }
  }

  private void warnOfNoSearch() {
    warn(
        "near duplicates",
        "Near duplicates were not searched for: too many images have the same brightness.",
        "Exact copies were searched for. If there may be others, divide with groupKFold.");
  }

  private Optional<String> nearExample(List<NearImages.Pair> pairs) {
    return pairs.stream()
        .map(pair -> List.of(rowsOf(pair.one()), rowsOf(pair.other())))
        .filter(rows -> rows.stream().noneMatch(List::isEmpty))
        .findFirst()
        .map(rows -> "training rows %s and %s".formatted(rows.get(0).get(0), rows.get(1).get(0)));
  }

  /** Whether the rule holds for an image if these are trained on. */
  @FunctionalInterface
  private interface TrainedRule {
    boolean test(int image, BitSet trained);
  }

  /** Share of the validation rows for which the rule holds, its mean over the folds. */
  private double shareInBoth(IntPredicate candidate, TrainedRule rule) {
    BitSet rows = new BitSet();
    IntStream.range(0, training.length)
        .filter(row -> candidate.test(training[row]))
        .forEach(rows::set);
    if (rows.isEmpty()) {
      return 0;
    }
    return folds.stream().mapToDouble(fold -> share(fold, rows, rule)).average().orElse(0);
  }

  private double share(Fold fold, BitSet candidates, TrainedRule rule) {
    BitSet trained = new BitSet();
    fold.training().stream().filter(candidates::get).forEach(row -> trained.set(training[row]));
    long evaluated =
        fold.validation().stream()
            .filter(candidates::get)
            .filter(row -> rule.test(training[row], trained))
            .count();
    return (double) evaluated / fold.validation().size();
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
