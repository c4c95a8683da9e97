package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {
  private static final String EXPECTED =
      ": expected a folder with one sub-folder of images per class, a zip, tar or tar.gz of it, a"
          + " CSV file of files and labels, IDX files, NumPy's .npz or .npy, CIFAR's binary files,"
          + " or Parquet files, found ";
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
    Path other = Files.writeString(folder.resolve("model.h5"), "\u0089HDF\r\n");
    refused(other, "a file of another kind" + OTHER);
  }

  private void refused(Path path, String found) {
    assertThatThrownBy(
            () ->
                Images.of(path).load(new DataLocations(Optional.empty(), Optional.empty(), folder)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(path + EXPECTED + found);
  }
}
