package io.github.foldwise.experiment;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.duplicates.ImageNumbers;
import io.github.foldwise.duplicates.NearImages;
import io.github.foldwise.split.Fold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
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
  private final FoldRoles roles;
  private final long mostWork;
  private final List<Warning> warnings = new ArrayList<>();

  DuplicateWarnings(DataSet data, List<Fold> folds) {
    this(data, folds, NearImages.mostWork(data.training().rows()));
  }

  /** With so much work for near duplicates, in nanoseconds. */
  DuplicateWarnings(DataSet data, List<Fold> folds, long mostWork) {
    this.mostWork = mostWork;
    this.folds = folds;
    this.labels = data.training().labels();
    this.testLabels = data.test().map(ImageData::labels).orElse(new int[0]);
    this.training = images.number(data.training());
    this.test = data.test().map(images::number).orElse(new int[0]);
    this.roles = new FoldRoles(images.count(), training, test, folds);
  }

  List<Warning> warnings() {
    checkFolds();
    checkTest();
    checkLabels();
    if (images.count() > 1) {
      checkNear(NearImages.search(images, roles, mostWork));
    }
    return warnings;
  }

  private void checkFolds() {
    int[] rows = new int[images.count()];
    IntStream.of(training).forEach(image -> rows[image]++);
    double share =
        meanOverFolds((image, fold) -> rows[image] > 1 && roles.isTrainedIn(image, fold));
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

  private void checkNear(NearImages near) {
    int[] found =
        IntStream.range(0, images.count()).filter(image -> near.near(image).isPresent()).toArray();
    if (found.length > 0) {
      boolean isPart = near.unfinished() > 0;
      warn(
          "near duplicates",
          "%s%s %s nearly the same as one that is trained on while %s evaluated: they differ by"
                  .formatted(
                      isPart ? "At least " : "",
                      WarningWords.count(found.length, "image"),
                      found.length == 1 ? "is" : "are",
                      found.length == 1 ? "it is" : "they are")
              + " at most %s %% of their contrast%s. %s of a fold's validation rows have such an"
                  .formatted(
                      NearImages.PERCENT,
                      nearExample(near, found).map(rows -> ", such as " + rows).orElse(""),
                      WarningWords.percent(meanOverFolds(near::isNear)))
              + " image among the rows that it trains on (mean over the folds), and %s of the test"
                  .formatted(
                      WarningWords.percent(
                          share(IntStream.of(test), image -> near.isNear(image, roles.test()))))
              + " rows."
              + (isPart ? " " + unfinished(near) : ""),
          "A model may have memorised them, so accuracies may be too high, by at most these shares."
              + " Compare the pairs, and remove one of each, or divide with groupKFold.");
    } else if (near.unfinished() > 0) {
      warn(
          "near duplicates",
          "No near duplicates were found. " + unfinished(near),
          "Exact copies were searched for. If there may be others, divide with groupKFold.");
    }
  }

  private static String unfinished(NearImages near) {
    return "%s like too many others to be compared with all of them; %s compared with those"
            .formatted(
                WarningWords.count(near.unfinished(), "image")
                    + (near.unfinished() == 1 ? " is" : " are"),
                near.unfinished() == 1 ? "it was" : "they were")
        + " that are most alike in brightness.";
  }

  private Optional<String> nearExample(NearImages near, int[] found) {
    return IntStream.of(found)
        .mapToObj(image -> List.of(rowsOf(image), rowsOf(near.near(image).orElseThrow())))
        .filter(rows -> rows.stream().noneMatch(List::isEmpty))
        .findFirst()
        .map(rows -> List.of(rows.get(0).get(0), rows.get(1).get(0)))
        .map(
            rows ->
                "training rows %s and %s".formatted(Collections.min(rows), Collections.max(rows)));
  }

  /** Whether something is true of an image in a fold. */
  @FunctionalInterface
  private interface InFold {
    boolean test(int image, int fold);
  }

  /** Share of the validation rows for which a rule holds, its mean over the folds. */
  private double meanOverFolds(InFold rule) {
    return IntStream.range(0, folds.size())
        .mapToDouble(fold -> share(imagesOf(folds.get(fold)), image -> rule.test(image, fold)))
        .average()
        .orElse(0);
  }

  private IntStream imagesOf(Fold fold) {
    return fold.validation().stream().map(row -> training[row]);
  }

  private static double share(IntStream images, IntPredicate rule) {
    return images.mapToDouble(image -> rule.test(image) ? 1 : 0).average().orElse(0);
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
