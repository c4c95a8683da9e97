package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The places searched for the full set, with a set of six images in its place. */
class FashionMnistSourceTest {
  @TempDir Path temporary;
  private final Map<IdxPart, byte[]> published = Idx.tiny();
  private final Map<IdxPart, byte[]> other = Idx.tiny();
  private final HeardFetch heard = new HeardFetch();
  private LocalHost host;
  private Path asked;
  private Path configured;
  private Path cache;
  private Path cached;
  private Path installed;

  @BeforeEach
  void start() throws IOException {
    host = new LocalHost();
    asked = temporary.resolve("asked");
    configured = temporary.resolve("configured");
    cache = temporary.resolve("cache");
    cached = cache.resolve("fashion-mnist");
    installed = temporary.resolve("installed");
    other.put(IdxPart.TRAINING_LABELS, Idx.labels(9, 0, 1, 3));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void the_folder_that_was_asked_for_comes_before_the_configured_one() throws IOException {
    Idx.folder(asked, other);
    Idx.folder(configured, published);

    DataSet data = load(Optional.of(asked), Optional.of(configured));

    assertThat(data.training().labels()).containsExactly(9, 0, 1, 3);
  }

  @Test
  void other_data_go_by_no_known_name_and_by_no_known_classes() throws IOException {
    Idx.folder(asked, other);

    DataSet data = load(Optional.of(asked), Optional.empty());

    assertThat(data.name()).isEqualTo("idx-folder");
    assertThat(data.title()).isEqualTo("IDX folder (4 + 2 images)");
    assertThat(data.classNames()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void the_published_files_have_their_name_wherever_they_lie() throws IOException {
    Idx.folder(asked, published);

    DataSet data = load(Optional.of(asked), Optional.empty());

    assertThat(data.name()).isEqualTo("tiny");
    assertThat(data.title()).isEqualTo("Tiny (4 + 2 images)");
    assertThat(data.classNames()).isEqualTo(FashionMnist.classNames());
  }

  @Test
  void the_configured_folder_comes_before_the_cache() throws IOException {
    Idx.folder(configured, other);
    Idx.folder(cached, published);

    DataSet data = load(Optional.empty(), Optional.of(configured));

    assertThat(data.name()).isEqualTo("idx-folder");
  }

  @Test
  void the_cache_comes_before_the_installed_package() throws IOException {
    Idx.folder(cached, published);
    Idx.folder(installed, other);
    assertThat(load(Optional.empty(), Optional.empty()).name()).isEqualTo("tiny");
  }

  @Test
  void the_installed_package_comes_before_the_download() throws IOException {
    Idx.folder(installed, published);
    URI good = host.serve("good", published);

    assertThat(load(Optional.empty(), Optional.empty(), good).name()).isEqualTo("tiny");
    assertThat(host.asked()).isEmpty();
  }

  @Test
  void a_download_goes_into_the_cache_and_is_reported() throws IOException {
    URI good = host.serve("good", published);

    DataSet data = load(Optional.empty(), Optional.empty(), good);

    assertThat(data.name()).isEqualTo("tiny");
    assertThat(IdxSet.missing(cached)).isEmpty();
    assertThat(heard.lines).hasSize(8);
  }

  @Test
  void a_damaged_cache_is_repaired_by_a_download() throws IOException {
    Idx.folder(cached, other);
    URI good = host.serve("good", published);

    assertThat(load(Optional.empty(), Optional.empty(), good).name()).isEqualTo("tiny");
    assertThat(host.asked()).containsExactly("/good/train-labels-idx1-ubyte.gz");
  }

  @Test
  void a_folder_that_was_asked_for_is_never_replaced_by_another() throws IOException {
    Idx.folder(cached, published);
    Idx.folder(configured, published);
    assertThatThrownBy(() -> load(Optional.of(asked), Optional.of(configured)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            asked
                + ": expected a folder with the four files of an IDX data set, found no folder.\n"
                + "  Name the folder that holds train-images-idx3-ubyte.gz.");
  }

  @Test
  void a_configured_folder_is_never_replaced_by_another() throws IOException {
    Idx.folder(cached, published);
    Files.createDirectory(configured);
    assertThatThrownBy(() -> load(Optional.empty(), Optional.of(configured)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            configured
                + ": expected the four files of an IDX data set, gzipped or not, found no"
                + " train-images-idx3-ubyte, no train-labels-idx1-ubyte, no t10k-images-idx3-ubyte,"
                + " no t10k-labels-idx1-ubyte.\n"
                + "  Put what is missing there, or name another folder.");
  }

  @Test
  void labels_beyond_the_ten_classes_are_refused() throws IOException {
    other.put(IdxPart.TRAINING_LABELS, Idx.labels(9, 0, 10, 3));
    Idx.folder(asked, other);
    assertThatThrownBy(() -> load(Optional.of(asked), Optional.empty()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            asked.resolve("train-labels-idx1-ubyte.gz")
                + ": expected labels from 0 to 9, for there are 10 classes,"
                + " found label 10 in row 2.\n"
                + "  Number the classes from 0, or take the labels of a data set with 10 classes.");
  }

  @Test
  void a_set_that_is_nowhere_is_refused_with_all_ways_to_get_it() throws IOException {
    Idx.folder(installed, other);
    URI empty = host.folder("empty");
    assertThatThrownBy(() -> load(Optional.empty(), Optional.empty(), empty))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            Tiny: expected its four IDX files on this machine or on a public host, found them nowhere.
              %1$s: no folder
              %2$s: other data than the published files
              %3$strain-images-idx3-ubyte.gz: HTTP status 404
              Do one of these:
              name a folder that holds the files with --data DIR, or in FOLDWISE_DATA;
              put the files into %1$s;
              install Debian's package dataset-fashion-mnist;
              run `data fetch fashion-mnist` on a machine with a network."""
                .formatted(cached, installed, empty));
  }

  private DataSet load(Optional<Path> asked, Optional<Path> configured, URI... hosts) {
    return new FashionMnistSource(Idx.published(published), installed, List.of(hosts), heard)
        .load(new DataLocations(asked, configured, cache));
  }
}
