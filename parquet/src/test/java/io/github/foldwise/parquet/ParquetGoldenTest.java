package io.github.foldwise.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.ParquetFiles;
import io.github.foldwise.goldens.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Hugging Face's {@code datasets}, 2.x and 5.x; {@code parquet.py} says how. */
class ParquetGoldenTest {
  private static final Golden PARQUET = Golden.read("parquet.json");

  @TempDir Path folder;

  @Test
  void files_have_the_images_and_labels_that_datasets_reads() throws IOException {
    for (String version : PARQUET.names()) {
      for (String name : PARQUET.at(version).names()) {
        Golden expected = PARQUET.at(version, name);
        switch (name) {
          case "paths alone" -> pathsAlone(expected);
          case "without labels" -> withoutLabels(expected);
          case "delta" -> delta(expected);
          case "no rows" -> noRows(expected);
          default -> whole(version + " " + name, expected);
        }
      }
    }
    PARQUET.requireAllCompared();
  }

  private void whole(String name, Golden expected) throws IOException {
    ParquetFiles files = ParquetFiles.of(write("a.parquet", expected.at("file")));
    DataSet data =
        (name.endsWith("fine and coarse") ? files.labelColumn("fine_label") : files)
            .load(nowhere());
    ImageData rows = data.training();
    if (expected.has("names")) {
      assertThat(data.classNames()).as(name).isEqualTo(texts(expected.at("names")));
    }
    if (expected.has("texts")) {
      assertThat(data.classNames())
          .as(name)
          .isEqualTo(texts(expected.at("texts")).stream().distinct().sorted().toList());
      assertThat(IntStream.of(rows.labels()).mapToObj(data.classNames()::get).toList())
          .as(name)
          .isEqualTo(texts(expected.at("texts")));
    } else {
      assertThat(rows.labels()).as(name).isEqualTo(expected.at("labels").ints());
    }
    assertThat(rows.shape()).as(name).hasToString("4×5×3");
    byte[] pixels = new byte[rows.rows() * rows.shape().size()];
    for (int row = 0; row < rows.rows(); row++) {
      rows.read(row, pixels, row * rows.shape().size());
    }
    assertThat(pixels).as(name).isEqualTo(bytes(expected.at("pixels")));
    assertThat(rows.rowNames())
        .as(name)
        .element(3)
        .isEqualTo(
            name.endsWith("names of files") ? "a.parquet[3]/patient-1_3.png" : "a.parquet[3]");
  }

  private void pathsAlone(Golden expected) throws IOException {
    expected.setAside("datasets reads the image files beside this file, which has none");
    Path file = write("a.parquet", expected.at("file"));
    assertThatThrownBy(() -> ParquetFiles.of(file).load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            file + "[0]: expected the bytes of an image file in column image, found its path alone")
        .hasMessageEndingWith(
            "patient-0_0.png.\n"
                + "  Embed the images before you write the file: datasets does so in push_to_hub,"
                + " but not in to_parquet if images were given as paths.");
  }

  private void withoutLabels(Golden expected) throws IOException {
    expected.setAside("rows without labels are refused");
    Path file = write("a.parquet", expected.at("file"));
    assertThatThrownBy(() -> ParquetFiles.of(file).load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            file
                + ": expected a label in each row, found -1 in row 2 of column label.\n"
                + "  Leave out rows without a label; the test split of a competition often has"
                + " none, and says −1.");
  }

  private void delta(Golden expected) throws IOException {
    expected.setAside("values are plain or by dictionary");
    Path file = write("a.parquet", expected.at("file"));
    refused(
        file,
        file
            + ": expected values in encoding PLAIN or RLE_DICTIONARY, found values in encoding 5.\n"
            + "  Write it again in the usual way, as pyarrow.parquet.write_table(table, file)"
            + " does.");
  }

  private void noRows(Golden expected) throws IOException {
    Path file = write("a.parquet", expected.at("file"));
    refused(
        file,
        file
            + ": expected rows to train on, found none.\n"
            + "  Write the rows into the file, or name files that hold some.");
  }

  @Test
  void two_columns_of_classes_are_not_chosen_from_in_silence() throws IOException {
    Path file = write("a.parquet", PARQUET.at("5.0.1", "fine and coarse", "file"));
    refused(
        file,
        file
            + ": expected one column of labels, found fine_label and coarse_label.\n"
            + "  Say which with .labelColumn(name).");
  }

  @Test
  void a_column_that_is_not_there_is_refused_with_those_that_are() throws IOException {
    Path file = write("a.parquet", PARQUET.at("5.0.1", "classes", "file"));
    assertThatThrownBy(() -> ParquetFiles.of(file).labelColumn("class").load(nowhere()))
        .hasMessage(
            file
                + ": expected a column class of labels, found image (bytes and path), label"
                + " (integers).\n"
                + "  Say which with .labelColumn(name).");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/%s-00000-of-00001.parquet",
        "%s.parquet",
        "default/%s/0000.parquet",
        "label=2/%s[1]*.parquet"
      })
  void a_folder_is_divided_by_the_names_of_its_files(String pattern) throws IOException {
    Golden file = PARQUET.at("5.0.1", "classes", "file");
    for (String split : List.of("train", "validation", "test")) {
      write("set/" + pattern.formatted(split), file);
    }

    DataSet data = ParquetFiles.of(folder.resolve("set")).load(nowhere());

    assertThat(data.title()).isEqualTo("Parquet files (12 + 6 images)");
    assertThat(data.training().labels()).containsExactly(0, 2, 1, 1, 0, 2, 0, 2, 1, 1, 0, 2);
    assertThat(data.training().columns().get("split").subList(4, 8))
        .containsExactly("train", "train", "validation", "validation");
    assertThat(data.training().rowNames().get(7))
        .isEqualTo(pattern.formatted("validation") + "[1]");
    assertThat(data.test().orElseThrow().bytes(5)).isEqualTo(data.training().bytes(5));
  }

  @Test
  void shards_follow_one_another_by_name() throws IOException {
    write("set/data-00001-of-00002.parquet", PARQUET.at("5.0.1", "texts", "file"));
    write("set/data-00000-of-00002.parquet", PARQUET.at("2.21.0", "texts", "file"));
    write("set/.cache/data-00002.parquet", PARQUET.at("2.21.0", "texts", "file"));
    assertThat(ParquetFiles.of(folder.resolve("set")).load(nowhere()).training().rowNames())
        .hasSize(12)
        .element(6)
        .isEqualTo("data-00001-of-00002.parquet[0]");
  }

  @Test
  void a_folder_of_which_some_names_say_a_split_is_refused() throws IOException {
    Golden file = PARQUET.at("5.0.1", "classes", "file");
    write("set/train.parquet", file);
    write("set/more.parquet", file);
    refused(
        folder.resolve("set"),
        folder.resolve("set")
            + ": expected names of files that say train, validation or test, or none that does,"
            + " found some that do not: more.parquet.\n"
            + "  Rename these, or move them elsewhere.");
  }

  @Test
  void files_of_other_columns_are_refused() throws IOException {
    write("set/a.parquet", PARQUET.at("5.0.1", "texts", "file"));
    write("set/b.parquet", PARQUET.at("5.0.1", "classes", "file"));
    refused(
        folder.resolve("set"),
        folder.resolve("set/b.parquet")
            + ": expected the columns of "
            + folder.resolve("set/a.parquet")
            + ": image (bytes and path), label (texts), found image (bytes and path), label"
            + " (integers).\n"
            + "  Name the folder of one table.");
  }

  @Test
  void a_test_class_that_no_training_row_has_is_refused() throws IOException {
    write("set/train.parquet", PARQUET.at("5.0.1", "texts", "file"));
    Path test = write("set/test.parquet", PARQUET.at("5.0.1", "more texts", "file"));
    refused(
        folder.resolve("set"),
        test
            + ": expected a class of the rows to train on: a, b, ß, found label c in row 5.\n"
            + "  Leave these rows out, or train on such rows too.");
  }

  @Test
  void any_other_file_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.parquet"), "image,label\n");
    refused(
        file,
        file
            + ": expected a whole Parquet file, found a file that begins otherwise.\n"
            + "  Copy or download it again, or name another place.");
  }

  @Test
  void rows_may_be_asked_for_in_any_order() throws IOException {
    Golden golden = PARQUET.at("pyarrow", "snappy, two pages and groups");
    try (ParquetTable table = ParquetTable.open(write("a.parquet", golden.at("file")))) {
      List<byte[]> images =
          IntStream.range(0, 6).mapToObj(row -> table.image("image", row).orElseThrow()).toList();
      for (int row : new int[] {5, 0, 3, 4, 1, 2}) {
        assertThat(table.image("image", row).orElseThrow()).isEqualTo(images.get(row));
      }
      assertThat(table.texts("label").stream().map(Optional::orElseThrow).toList())
          .containsExactly("1", "0", "0", "1", "0", "1");
    }
  }

  @Test
  void a_page_of_another_checksum_is_refused() throws IOException {
    byte[] file = bytes(PARQUET.at("pyarrow", "version 2, zstd", "file"));
    file[file.length / 4] ^= 1; // in the middle of the images
    Path damaged = Files.write(folder.resolve("a.parquet"), file);
    refused(
        damaged,
        damaged
            + ": expected a whole Parquet file, found a page of another checksum.\n"
            + "  Copy or download it again, or name another place.");
  }

  @Test
  void changed_and_cut_files_are_read_or_refused() throws IOException {
    byte[] whole = bytes(PARQUET.at("5.0.1", "classes", "file"));
    Path file = folder.resolve("a.parquet");
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] changed = whole.clone();
      changed[whole.length - 1 - random.nextInt(i % 2 == 0 ? 900 : whole.length - 4)] ^=
          (byte) (1 + random.nextInt(255));
      Files.write(file, i % 8 == 7 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : changed);
      try {
        assertThat(ParquetFiles.of(file).load(nowhere()).training().rows()).isEqualTo(6);
      } catch (RefusedException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private void refused(Path path, String message) {
    assertThatThrownBy(() -> ParquetFiles.of(path).load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  private Path write(String name, Golden file) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, bytes(file));
  }

  private static byte[] bytes(Golden text) {
    return Base64.getDecoder().decode(text.text());
  }

  private static List<String> texts(Golden list) {
    return list.elements().stream().map(Golden::text).toList();
  }

  private DataLocations nowhere() {
    return new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("no-cache"));
  }
}
