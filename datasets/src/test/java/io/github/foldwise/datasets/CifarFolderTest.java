package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, titles and refusals; that pixels are right is {@link ArraysGoldenTest}'s. */
class CifarFolderTest {
  @TempDir Path folder;

  @Test
  void classes_are_named_by_the_file_that_ends_with_empty_lines_and_rows_by_their_batch()
      throws IOException {
    batch("data_batch_1.bin", 1, 3);
    batch("data_batch_3.bin", 1, 9, 0);
    batch("test_batch.bin", 1, 5);
    Files.writeString(folder.resolve("batches.meta.txt"), names(10) + "\n\n");

    DataSet data = CifarFolder.of(folder).load(nowhere());

    assertThat(data.name()).isEqualTo("cifar-folder");
    assertThat(data.title()).isEqualTo("CIFAR-10 binaries (3 + 1 images)");
    assertThat(data.classNames()).startsWith("name 0", "name 1").hasSize(10);
    assertThat(data.training().labels()).containsExactly(3, 9, 0);
    assertThat(data.training().rowNames())
        .containsExactly("data_batch_1.bin[0]", "data_batch_3.bin[0]", "data_batch_3.bin[1]");
  }

  @Test
  void coarse_labels_of_cifar_100_have_names_of_their_own() throws IOException {
    batch("train.bin", 2, 4, 19);
    Files.writeString(folder.resolve("coarse_label_names.txt"), names(20));

    assertThat(CifarFolder.of(folder).load(nowhere()).classNames()).hasSize(100).startsWith("0");
    DataSet groups = CifarFolder.of(folder).coarse().named("c", "C").load(nowhere());
    assertThat(groups.title()).isEqualTo("C (2 images)");
    assertThat(groups.classNames()).hasSize(20).endsWith("name 19");
    assertThat(groups.training().labels()).containsExactly(4, 19);
    assertThat(CifarFolder.of(folder).coarse().load(nowhere()).title())
        .isEqualTo("CIFAR-100 binaries, coarse labels (2 images)");
  }

  @Test
  void the_version_for_python_is_refused_with_the_name_of_the_other() throws IOException {
    Files.write(folder.resolve("data_batch_1"), new byte[] {(byte) 0x80, 2});
    refused(
        CifarFolder.of(folder),
        folder
            + ": expected CIFAR's binary files: data_batch_1.bin, … of CIFAR-10, or train.bin of"
            + " CIFAR-100, found the Python version, which is pickled.\n"
            + "  Take the archive that is called \"binary version\", and name the folder that"
            + " holds its files.");
  }

  @Test
  void a_part_of_a_record_a_label_beyond_the_classes_and_missing_names_are_refused()
      throws IOException {
    Path file = batch("data_batch_1.bin", 1, 3);
    refused(
        CifarFolder.of(folder).coarse(),
        folder
            + ": expected CIFAR-100, as .coarse() says, found CIFAR-10.\n"
            + "  Leave out .coarse(): CIFAR-10 has one label for each image.");
    Files.write(file, new byte[3072]);
    refused(
        CifarFolder.of(folder),
        file
            + ": expected records of 3,073 bytes, labels and pixels of an image, found 3,072"
            + " bytes.\n  The file is damaged or another: copy or unpack it again.");
    batch("data_batch_1.bin", 1, 0, 10);
    refused(
        CifarFolder.of(folder),
        file
            + ": expected labels from 0 to 9, found label 10 in row 1.\n"
            + "  The file is damaged or another: copy or unpack it again.");
    batch("data_batch_1.bin", 1, 0);
    Path names = Files.writeString(folder.resolve("batches.meta.txt"), names(9));
    refused(
        CifarFolder.of(folder),
        names
            + ": expected 10 names of classes, one a line, found 9.\n"
            + "  Correct the file, or remove it: the classes are then named by their numbers.");
  }

  /** Records of black images, in which each label byte is the given one. */
  private Path batch(String name, int labelBytes, int... labels) throws IOException {
    int record = labelBytes + 3072;
    byte[] bytes = new byte[labels.length * record];
    for (int i = 0; i < labels.length; i++) {
      for (int at = 0; at < labelBytes; at++) {
        bytes[i * record + at] = (byte) labels[i];
      }
    }
    return Files.write(folder.resolve(name), bytes);
  }

  private static String names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "name " + i).collect(Collectors.joining("\n"));
  }

  private void refused(CifarFolder cifar, String message) {
    assertThatThrownBy(() -> cifar.load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  private DataLocations nowhere() {
    return new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("no-cache"));
  }
}
