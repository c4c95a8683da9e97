package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that samples.py wrote hold the same images, whatever their kind. */
class SampleFilesTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");

  @TempDir Path cache;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "folder, image-folder, Image folder (40 + 10 images)",
    "folder.zip, image-folder, Image folder in a zip file (40 + 10 images)",
    "folder.tar, image-folder, Image folder in a tar file (40 + 10 images)",
    "folder.tar.gz, image-folder, Image folder in a tar.gz file (40 + 10 images)",
    "files.csv, csv-file, CSV list of images (40 + 10 images)",
    "idx, idx-folder, IDX folder (40 + 10 images)",
    "arrays.npz, numpy, NumPy arrays (40 + 10 images)",
  })
  void each_kind_is_told_apart_and_gives_the_same_rows(String file, String name, String title) {
    DataSet data = load(Images.of(SAMPLES.resolve(file)), Optional.empty());
    DataSet folder = load(ImageFolder.of(SAMPLES.resolve("folder")), Optional.empty());
    assertThat(data.name()).isEqualTo(name);
    assertThat(data.title()).isEqualTo(title);
    assertThat(data.training().sha256()).isEqualTo(folder.training().sha256());
    assertThat(data.test().orElseThrow().sha256()).isEqualTo(folder.test().orElseThrow().sha256());
    assertThat(data.classNames()).hasSize(10);
    assertThat(cache).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder.zip", "files.csv"})
  void a_path_that_is_asked_for_may_be_of_another_kind_than_the_declared_source(String file) {
    Optional<Path> asked = Optional.of(SAMPLES.resolve(file));
    Path declared = Path.of("nowhere");
    DataSet expected = load(Images.of(asked.get()), Optional.empty());
    assertSame(load(ImageFolder.of(declared), asked), expected);
    assertSame(load(CsvFile.of(declared), asked), expected);
    assertSame(load(IdxFolder.of(declared), asked), expected);
    assertSame(load(NumpyFile.of(declared), asked), expected);
    assertSame(load(CifarFolder.of(declared), asked), expected);
    assertSame(load(Images.of(declared), asked), expected);
    assertSame(load(FashionMnist.sample(), asked), expected);
    assertSame(load(FashionMnist.standard(), asked), expected);
  }

  @Test
  void words_for_image_files_hold_for_any_kind_that_has_some() {
    Images images = Images.of(SAMPLES.resolve("files.csv")).size(4, 5).named("bars", "Bars");
    DataSet data = load(images, Optional.empty());
    assertThat(data.name()).isEqualTo("bars");
    assertThat(data.title()).isEqualTo("Bars: CSV list of images (40 + 10 images)");
    assertThat(data.training().shape()).hasToString("4×5×1");
    DataSet asked =
        load(
            ImageFolder.of(Path.of("nowhere")).size(4, 5),
            Optional.of(SAMPLES.resolve("files.csv")));
    assertThat(asked.training().sha256()).isEqualTo(data.training().sha256());
  }

  private static void assertSame(DataSet found, DataSet expected) {
    assertThat(found.title()).isEqualTo(expected.title());
    assertThat(found.training().sha256()).isEqualTo(expected.training().sha256());
  }

  private DataSet load(DataSource source, Optional<Path> asked) {
    return source.load(new DataLocations(asked, Optional.empty(), cache));
  }
}
