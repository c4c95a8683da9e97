package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
  private static final String EXPECTED =
      ": expected images: a folder of classes, an archive of it (zip, tar, tar.gz), a CSV list, or"
          + " IDX, NumPy, CIFAR or Parquet files, found ";
  private static final String CLASSES =
      ".\n  Put the images of each class into a folder of its own, and name the folder above.";
  private static final String OTHER = ".\n  Name what holds the images, or convert it.";

  @TempDir Path folder;

  @Test
  void what_is_none_of_these_is_refused() throws IOException {
    Path missing = folder.resolve("missing");
    refused(missing, "nothing there" + OTHER);
    refused(folder, "an empty folder" + CLASSES);
    Path image = Files.write(folder.resolve("a.PNG"), new byte[1]);
    refused(image, "one image" + CLASSES);
    refused(folder, "a folder of a.PNG" + CLASSES);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "89484446, an HDF5 file",
    "377abcaf, a 7z archive",
    "52617221, a RAR archive",
    "fd377a585a00, an xz file",
    "425a6839, a bzip2 file",
    "28b52ffd, a zstd file",
    "1f8b0800, a gzip file that is no tar",
    "4d41544c4142, a file of MATLAB",
    "80049540, a pickle",
    "00010203, a file of another kind",
    "'', an empty file",
  })
  void files_of_other_kinds_are_refused_with_their_kind(String head, String kind)
      throws IOException {
    refused(Files.write(folder.resolve("x"), HexFormat.of().parseHex(head)), kind + OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list.csv", "list.TSV"})
  void what_is_called_csv_is_refused_as_one(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), HexFormat.of().parseHex("66e42c6c0a"));
    assertThatThrownBy(() -> load(file))
        .hasMessage(
            file
                + ": expected a CSV file in UTF-8: a header such as file,label, and a row for each"
                + " image, found bytes that are no UTF-8.\n"
                + "  Save the table again as CSV, or name another file.");
  }

  @Test
  void a_tar_gz_that_breaks_off_is_a_damaged_one() throws IOException {
    Path file = folder.resolve("pets.tgz");
    Files.write(file, HexFormat.of().parseHex("1f8b080000000000"));
    assertThatThrownBy(() -> load(file))
        .hasMessage(
            file
                + ": expected a whole tar.gz file, found a file that breaks off.\n"
                + "  Copy or download it again, or pack the folder again.");
  }

  @Test
  void what_is_called_npz_holds_arrays_whatever_lies_beside_them() throws IOException {
    Path file = folder.resolve("x.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("README.md"));
    }
    assertThatThrownBy(() -> load(file)).hasMessageContaining("x_train");
  }

  private void refused(Path path, String found) {
    assertThatThrownBy(() -> load(path))
        .isInstanceOf(RefusedException.class)
        .hasMessage(path + EXPECTED + found);
  }

  private DataSet load(Path path) {
    return Images.of(path)
        .load(new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("cache")));
  }
}
