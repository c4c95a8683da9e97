package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFolderTest {
  @TempDir Path folder;

  @Test
  void a_folder_of_four_files_is_a_data_set_with_numbered_classes() throws IOException {
    Idx.folder(folder, Idx.tiny());

    DataSet data = IdxFolder.of(folder).load(nowhere());

    assertThat(data.name()).isEqualTo("idx-folder");
    assertThat(data.title()).isEqualTo("IDX folder (4 + 2 images)");
    assertThat(data.classNames()).containsExactly("0", "1", "2");
    assertThat(data.training().shape()).hasToString("2×3×1");
    assertThat(data.training().labels()).containsExactly(0, 2, 1, 0);
    assertThat(data.training().bytes(3)[5]).isEqualTo((byte) 23); // pixels count up from 0
    assertThat(data.test().orElseThrow().labels()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s-%s", "%s-%s.gz", "%s.%s", "%s.%s.gz"})
  void files_are_found_by_each_of_their_usual_names(String pattern) throws IOException {
    for (Map.Entry<IdxPart, byte[]> file : Idx.tiny().entrySet()) {
      String[] words = file.getKey().plainName().split("-(?=idx)", -1);
      Files.write(folder.resolve(pattern.formatted((Object[]) words)), file.getValue());
    }
    assertThat(IdxFolder.of(folder).load(nowhere()).training().rows()).isEqualTo(4);
  }

  @Test
  void a_declared_name_and_class_names_are_kept() throws IOException {
    Idx.folder(folder, Idx.tiny());

    DataSet data =
        IdxFolder.of(folder).named("pets", "Pets").classNames("cat", "dog", "emu").load(nowhere());

    assertThat(data.name()).isEqualTo("pets");
    assertThat(data.title()).isEqualTo("Pets (4 + 2 images)");
    assertThat(data.classNames()).containsExactly("cat", "dog", "emu");
  }

  @Test
  void a_folder_that_is_asked_for_takes_the_place_and_loses_the_name() throws IOException {
    Path asked = Idx.folder(folder.resolve("asked"), Idx.tiny());

    DataSet data =
        IdxFolder.of(folder.resolve("none"))
            .named("pets", "Pets")
            .classNames("cat", "dog", "emu")
            .load(new DataLocations(Optional.of(asked), Optional.empty(), folder));

    assertThat(data.name()).isEqualTo("idx-folder");
    assertThat(data.title()).isEqualTo("IDX folder (4 + 2 images)");
    assertThat(data.classNames()).containsExactly("0", "1", "2");
  }

  @Test
  void all_missing_files_are_named_at_once() throws IOException {
    Map<IdxPart, byte[]> files = Idx.tiny();
    files.remove(IdxPart.TRAINING_LABELS);
    files.remove(IdxPart.TEST_IMAGES);
    Idx.folder(folder, files);
    refused(
        folder
            + ": expected the four files of an IDX data set, gzipped or not,"
            + " found no train-labels-idx1-ubyte, no t10k-images-idx3-ubyte.\n"
            + "  Put what is missing there, or name another folder.");
  }

  @Test
  void a_missing_folder_is_refused() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> IdxFolder.of(missing).load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            missing
                + ": expected a folder with the four files of an IDX data set, found no folder.\n"
                + "  Name the folder that holds train-images-idx3-ubyte.gz.");
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
    Path file = Files.write(folder.resolve("file"), Idx.labels(1));
    assertThatThrownBy(() -> IdxFolder.of(file).load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            file
                + ": expected a folder with the four files of an IDX data set, found a file.\n"
                + "  Name the folder that holds train-images-idx3-ubyte.gz.");
  }

  @Test
  void images_and_labels_of_different_count_are_refused() throws IOException {
    Map<IdxPart, byte[]> files = Idx.tiny();
    files.put(IdxPart.TRAINING_LABELS, Idx.labels(0, 2, 1));
    Idx.folder(folder, files);
    refused(
        "%s: expected 4 labels, one for each image of %s, found 3 labels.\n"
                .formatted(path("train-labels-idx1-ubyte.gz"), path("train-images-idx3-ubyte.gz"))
            + "  Take both from the same data set.");
  }

  @Test
  void labels_beyond_the_declared_classes_are_refused() throws IOException {
    Idx.folder(folder, Idx.tiny());
    assertThatThrownBy(() -> IdxFolder.of(folder).classNames("cat", "dog").load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "%s: expected labels from 0 to 1, for there are 2 classes, found label 2 in row 1.\n"
                    .formatted(path("train-labels-idx1-ubyte.gz"))
                + "  Number the classes from 0, or take the labels of a data set with 2 classes.\n"
                + "%s: expected labels from 0 to 1, for there are 2 classes, found label 2 in row 1.\n"
                    .formatted(path("t10k-labels-idx1-ubyte.gz"))
                + "  Number the classes from 0, or take the labels of a data set with 2 classes.");
  }

  @Test
  void a_test_label_that_no_training_image_has_is_refused() throws IOException {
    Map<IdxPart, byte[]> files = Idx.tiny();
    files.put(IdxPart.TEST_LABELS, Idx.labels(1, 3));
    Idx.folder(folder, files);
    refused(
        "%s: expected labels from 0 to 2, for there are 3 classes, found label 3 in row 1.\n"
                .formatted(path("t10k-labels-idx1-ubyte.gz"))
            + "  Number the classes from 0, or take the labels of a data set with 3 classes.");
  }

  @Test
  void test_images_of_another_size_are_refused() throws IOException {
    Map<IdxPart, byte[]> files = Idx.tiny();
    files.put(IdxPart.TEST_IMAGES, Idx.images(2, 3, 3));
    Idx.folder(folder, files);
    refused(
        "%s: expected images of 2×3×1 bytes, as in %s, found images of 3×3×1 bytes.\n"
                .formatted(path("t10k-images-idx3-ubyte.gz"), path("train-images-idx3-ubyte.gz"))
            + "  Take both from the same data set.");
  }

  @Test
  void two_broken_files_are_two_problems() throws IOException {
    Map<IdxPart, byte[]> files = Idx.tiny();
    files.put(IdxPart.TRAINING_LABELS, Idx.bytes("00000801 00000002 07"));
    files.put(IdxPart.TEST_LABELS, Idx.images(2, 1, 1));
    Idx.folder(folder, files);
    refused(
        "%s: expected 10 bytes, as its header of 2 labels says, found 9 bytes.\n"
                .formatted(path("train-labels-idx1-ubyte.gz"))
            + "  The file is truncated: copy or download it again.\n"
            + "%s: expected an IDX file of labels, in 1 to 2 dimensions,"
                .formatted(path("t10k-labels-idx1-ubyte.gz"))
            + " found 0x00000803, which begins IDX of uint8 in 3 dimensions.\n"
            + "  Put an IDX file of labels there, gzipped or not.");
  }

  @Test
  void several_data_sets_in_one_folder_are_told_apart_by_a_prefix() throws IOException {
    for (String set : new String[] {"emnist-digits", "emnist-letters"}) {
      for (String part : new String[] {"train", "test"}) {
        Files.write(path(set + "-" + part + "-images-idx3-ubyte"), Idx.images(2, 2, 3));
        Files.write(
            path(set + "-" + part + "-labels-idx1-ubyte"),
            set.endsWith("letters") ? Idx.labels(26, 1) : Idx.labels(0, 9));
      }
    }
    refused(
        folder
            + ": expected the files of one IDX data set, found those of emnist-digits,"
            + " emnist-letters.\n"
            + "  Say which with .prefix(\"emnist-digits\"), or give each a folder of its own.");
    DataSet letters =
        IdxFolder.of(folder).prefix("emnist-letters").labelsFrom(1).transposed().load(nowhere());
    assertThat(letters.training().labels()).containsExactly(25, 0);
    assertThat(letters.training().shape()).hasToString("3×2×1");
  }

  @Test
  void labels_of_one_column_are_taken_before_extended_ones_unless_a_column_is_given()
      throws IOException {
    Idx.folder(folder, Idx.tiny());
    byte[] extended = Idx.bytes("00000c02 00000002 00000002 00000001 00000834 00000000 00000007");
    Files.write(path("t10k-labels-idx2-int"), extended);

    assertThat(IdxFolder.of(folder).load(nowhere()).test().orElseThrow().labels())
        .containsExactly(1, 2);
    Files.write(path("train-images-idx3-ubyte.gz"), Idx.images(2, 2, 3));
    Files.write(path("train-labels-idx2-int"), extended);
    Files.delete(path("train-labels-idx1-ubyte.gz"));
    refused(
        path("train-labels-idx2-int")
            + ": expected one label for each row, found int32 of 2 × 2: 2 for each.\n"
            + "  Say .labelColumn(n) if a column holds the class, or .oneHot() of NumpyFile if"
            + " each row has a single 1. Rows of several classes cannot be trained on.");
    ImageData writers = IdxFolder.of(folder).labelColumn(0).load(nowhere()).training();
    assertThat(writers.labels()).containsExactly(1, 0);
    assertThat(writers.columns().get("column 1")).containsExactly("2100", "7");
  }

  @Test
  void a_pair_of_files_under_any_names_is_image_data() throws IOException {
    Path images = Files.write(folder.resolve("a"), Idx.images(2, 1, 2));
    Path labels = Files.write(folder.resolve("b"), Idx.labels(1, 0));

    ImageData data = IdxFolder.read(images, labels);

    assertThat(data.shape()).hasToString("1×2×1");
    assertThat(data.labels()).containsExactly(1, 0);
  }

  @Test
  void a_pair_of_files_that_do_not_fit_is_refused() throws IOException {
    Path images = Files.write(folder.resolve("a"), Idx.images(2, 1, 2));
    Path labels = Files.write(folder.resolve("b"), Idx.labels(1, 0, 1));
    assertThatThrownBy(() -> IdxFolder.read(images, labels))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "%s: expected 2 labels, one for each image of %s, found 3 labels.\n"
                    .formatted(labels, images)
                + "  Take both from the same data set.");
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private DataLocations nowhere() {
    return new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("no-cache"));
  }

  private void refused(String message) {
    assertThatThrownBy(() -> IdxFolder.of(folder).load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }
}
