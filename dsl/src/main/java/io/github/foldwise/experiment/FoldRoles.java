package io.github.foldwise.experiment;

import io.github.foldwise.duplicates.NearImages;
import io.github.foldwise.split.Fold;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which images each fold trains on and evaluates, and the test after all folds. Most folds train on
 * most rows: for each image, the folds are kept that do not train on it.
 */
final class FoldRoles implements NearImages.Roles {
  private final int folds;
  private final int[] rows; // training rows of each image
  private final int[][] untrained; // folds, ascending, of each image
  private final int[][] evaluated; // and of these, those that validate on it
  private final BitSet tested;

  /**
   * Roles of numbered images.
   *
   * @param images how many numbers there are
   * @param training number of the image of each training row
   * @param test number of the image of each test row
   */
  FoldRoles(int images, int[] training, int[] test, List<Fold> folds) {
    this.folds = folds.size();
    this.rows = new int[images];
    this.untrained = new int[images][0];
    this.evaluated = new int[images][0];
    this.tested = new BitSet();
    IntStream.of(training).forEach(image -> rows[image]++);
    IntStream.of(test).filter(image -> rows[image] == 0).forEach(tested::set);
    int[] leftOut = new int[images]; // rows of an image that a fold does not train on
    for (int fold = 0; fold < folds.size(); fold++) {
      read(fold, folds.get(fold), training, leftOut);
    }
  }

  /** Number of the set that trains on all training rows and evaluates the test rows. */
  int test() {
    return folds;
  }

  @Override
  public int[] evaluatedIn(int image) {
    return tested.get(image) ? new int[] {folds} : evaluated[image];
  }

  @Override
  public boolean isTrainedIn(int image, int set) {
    return rows[image] > 0 && (set == folds || !contains(untrained[image], set));
  }

  private void read(int number, Fold fold, int[] training, int[] leftOut) {
    int[] others = others(fold, training.length);
    for (int row : others) {
      int image = training[row];
      if (++leftOut[image] == rows[image]) {
        untrained[image] = with(untrained[image], number);
      }
    }
    for (int row : others) {
      leftOut[training[row]] = 0;
    }
    fold.validation().stream()
        .map(row -> training[row])
        .filter(image -> !isTrainedIn(image, number) && !contains(evaluated[image], number))
        .forEach(image -> evaluated[image] = with(evaluated[image], number));
  }

  /** The rows that a fold does not train on. */
  private static int[] others(Fold fold, int rows) {
    if (fold.training().size() + fold.validation().size() == rows) {
      return fold.validation().stream().toArray();
    }
    BitSet trained = new BitSet();
    fold.training().stream().forEach(trained::set);
    return IntStream.range(0, rows).filter(row -> !trained.get(row)).toArray();
  }

  private static boolean contains(int[] ascending, int number) {
    return Arrays.binarySearch(ascending, number) >= 0;
  }

  private static int[] with(int[] ascending, int larger) {
    int[] more = Arrays.copyOf(ascending, ascending.length + 1);
    more[ascending.length] = larger;
    return more;
  }
}
