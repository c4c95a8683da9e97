package io.github.foldwise.experiment;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Rows;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images are written as letters: the same letter, the same pixels. */
class DuplicateWarningsTest {
  private static final int SIDE = 6;
  private static final List<Fold> HALVES =
      List.of(
          new Fold(1, Rows.of(4, 5, 6, 7), Rows.of(0, 1, 2, 3)),
          new Fold(2, Rows.of(0, 1, 2, 3), Rows.of(4, 5, 6, 7)));

  @Test
  void different_images_give_no_warning() {
    assertThat(warnings("abcdefgh", "00000000", "ijk", "000", HALVES)).isEmpty();
  }

  // a in rows 0, 4, 5: row 0 of 4 in fold 1, rows 4 and 5 of 4 in fold 2; b in rows 1 and 2 stays
  // in one fold. (1/4 + 2/4) / 2 = 37.5 %.
  @Test
  void copies_across_folds_are_reported_with_their_share_of_the_validation_rows() {
    assertThat(warnings("abbcaade", "01100000", "", "", HALVES))
        .containsExactly(
            "duplicate images: 2 images occur in 5 of the 8 training rows, such as rows 0, 4, 5;"
                + " rows 1, 2: 37.50 % of a fold's validation rows have a copy among the rows that"
                + " it trains on (mean over the folds). A model may have memorised these images, so"
                + " accuracies are too high, by at most this share. Remove the copies, or divide"
                + " with groupKFold, which keeps the copies of an image together.");
  }

  @Test
  void copies_that_no_fold_parts_are_no_harm() {
    assertThat(warnings("aabcdeff", "00000000", "", "", HALVES)).isEmpty();
  }

  @Test
  void training_images_in_the_test_set_give_a_warning() {
    assertThat(warnings("abcdefgh", "00000000", "igbhjklm", "00000000", HALVES))
        .containsExactly(
            "training images in the test set: Of the 8 test rows, 3 (37.50 %) are also training"
                + " images, such as test row 1, which is training row 6. The accuracy"
                + " on the test set is too high, by at most this share. Remove these images from"
                + " one of the two sets.");
  }

  @Test
  void one_image_with_two_labels_gives_a_warning() {
    assertThat(warnings("aabcdefg", "01000000", "hb", "02", HALVES))
        .hasSize(2)
        .contains(
            "contradicting labels: 2 images occur with several labels, 1 of them within the"
                + " training rows, such as rows 0 (label 0), 1 (label 1). No model can be right for"
                + " all rows of such an image. Fix the labels, or leave these rows out.");
  }

  // A is near a: rows 0 and 4 are 1 row of 4 in either fold. B is near b, 1 of 2 test rows.
  @Test
  void near_duplicates_give_a_warning_besides_exact_ones() {
    assertThat(warnings("abcdAefg", "00000000", "Bh", "00", HALVES))
        .containsExactly(
            "near duplicates: 3 images are nearly the same as one that is trained on while they are"
                + " evaluated: they differ by at most 2 % of their contrast, such as training rows"
                + " 0 and 4. 25.00 % of a fold's validation rows have such an image among the rows"
                + " that it trains on (mean over the folds), and 50.00 % of the test rows. A model"
                + " may have memorised them, so accuracies may be too high, by at most these"
                + " shares. Compare the pairs, and remove one of each, or divide with groupKFold.");
  }

  // Fold 1 trains on rows 4 and 5 of 8 alone, fold 2 on all but row 7. The copy of a, row 3, is
  // evaluated with it, and the near A of row 4 trained on: rows 0 and 3 of 4, then none of 1.
  @Test
  void folds_need_not_train_on_all_other_rows() {
    List<Fold> folds =
        List.of(
            new Fold(1, Rows.of(4, 5), Rows.of(0, 1, 2, 3)),
            new Fold(2, Rows.of(0, 1, 2, 3, 4, 5, 6), Rows.of(7)));
    assertThat(warnings("abcaAdef", "00000000", "", "", folds))
        .containsExactly(
            "near duplicates: 1 image is nearly the same as one that is trained on while it is"
                + " evaluated: they differ by at most 2 % of their contrast, such as training rows"
                + " 0 and 4. 25.00 % of a fold's validation rows have such an image among the rows"
                + " that it trains on (mean over the folds), and 0.00 % of the test rows. A model"
                + " may have memorised them, so accuracies may be too high, by at most these"
                + " shares. Compare the pairs, and remove one of each, or divide with groupKFold.");
  }

  @Test
  void images_like_too_many_others_to_compare_all_are_named() {
    assertThat(warningsAtOnce("abcdAefg"))
        .containsExactly(
            "near duplicates: At least 1 image is nearly the same as one that is trained on while"
                + " it is evaluated: they differ by at most 2 % of their contrast, such as training"
                + " rows 0 and 4. 12.50 % of a fold's validation rows have such an image among the"
                + " rows that it trains on (mean over the folds), and 0.00 % of the test rows. 7"
                + " images are like too many others to be compared with all of them; they were"
                + " compared with those that are most alike in brightness. A model may have"
                + " memorised them, so accuracies may be too high, by at most these shares. Compare"
                + " the pairs, and remove one of each, or divide with groupKFold.");
    assertThat(warningsAtOnce("abcdefgh"))
        .containsExactly(
            "near duplicates: No near duplicates were found. 8 images are like too many others to"
                + " be compared with all of them; they were compared with those that are most"
                + " alike in brightness. Exact copies were searched for. If there may be others,"
                + " divide with groupKFold.");
  }

  /** Without any work to spend. */
  private static List<String> warningsAtOnce(String letters) {
    DataSet data =
        new DataSet("toy", "Toy", images(letters, "00000000"), Optional.empty(), List.of());
    return new DuplicateWarnings(data, HALVES, 0)
        .warnings().stream().map(Warning::toString).toList();
  }

  @Test
  void images_of_floats_and_of_bytes_are_compared_as_they_are_fed() {
    ImageData bytes = images("abcdefgh", "00000000");
    float[] floats = new float[SIDE * SIDE];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (bytes.bytes(0)[i] & 0xff) / 255f;
    }
    assertThat(
            warnings(bytes, ImageData.of(floats, new int[1], Shape.image(SIDE, SIDE, 1)), HALVES))
        .singleElement(as(STRING))
        .startsWith(
            "training images in the test set: Of the 1 test row, 1 (100.00 %) is also a training"
                + " image, such as");
  }

  private static List<String> warnings(
      String training, String labels, String test, String testLabels, List<Fold> folds) {
    return warnings(images(training, labels), images(test, testLabels), folds);
  }

  private static List<String> warnings(ImageData training, ImageData test, List<Fold> folds) {
    DataSet data =
        new DataSet("toy", "Toy", training, Optional.of(test).filter(t -> t.rows() > 0), List.of());
    return new DuplicateWarnings(data, folds).warnings().stream().map(Warning::toString).toList();
  }

  private static ImageData images(String letters, String labels) {
    byte[] pixels = new byte[letters.length() * SIDE * SIDE];
    IntStream.range(0, letters.length())
        .forEach(row -> System.arraycopy(noise(letters.charAt(row)), 0, pixels, row * 36, 36));
    return ImageData.of(
        pixels, labels.chars().map(digit -> digit - '0').toArray(), Shape.image(SIDE, SIDE, 1));
  }

  /** A capital letter is the small one with a pixel that is a little brighter or darker. */
  private static byte[] noise(char letter) {
    byte[] pixels = new byte[SIDE * SIDE];
    new Random(Character.toLowerCase(letter)).nextBytes(pixels);
    pixels[0] = (byte) (Character.isUpperCase(letter) ? 120 : 100);
    return pixels;
  }
}
