package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that samples.py wrote hold the same images, whatever their kind. */
class SampleFilesTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");

  @TempDir Path cache;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "folder, Image folder (30 images)",
    "folder.zip, Image folder in a zip file (30 images)",
    "folder.tar, Image folder in a tar file (30 images)",
    "folder.tar.gz, Image folder in a tar.gz file (30 images)",
  })
  void each_kind_gives_the_same_rows(String file, String title) {
    DataSet data = load(file);
    assertThat(data.title()).isEqualTo(title);
    assertThat(data.training().sha256()).isEqualTo(load("folder").training().sha256());
    assertThat(data.classNames()).hasSize(10).first().isEqualTo("stripes-000");
    assertThat(cache).isEmptyDirectory();
  }

  private DataSet load(String file) {
    return ImageFolder.of(SAMPLES.resolve(file))
        .load(new DataLocations(Optional.empty(), Optional.empty(), cache));
  }
}
