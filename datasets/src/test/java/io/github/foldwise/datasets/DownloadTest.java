package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte.gz";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte.gz";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte.gz";

  @TempDir Path temporary;
  private final Map<IdxPart, byte[]> files = Idx.tiny();
  private final HeardFetch heard = new HeardFetch();
  private LocalHost host;
  private Path folder;

  @BeforeEach
  void start() throws IOException {
    host = new LocalHost();
    folder = temporary.resolve("cache").resolve("tiny");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void four_files_come_into_the_folder_and_nothing_else() throws IOException {
    Fetched fetched = download(host.serve("good", files));

    assertThat(fetched.folder()).isEqualTo(folder);
    assertThat(fetched.downloaded())
        .containsExactly(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);
    assertThat(names())
        .containsExactlyInAnyOrder(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);
    assertThat(Idx.published(files).is(IdxSet.read(folder))).isTrue();
    long size = Files.size(folder.resolve(TEST_LABELS));
    assertThat(heard.lastBytes).endsWith(size + " of " + size);
    assertThat(heard.lines)
        .containsExactly(
            "started " + TRAIN_IMAGES + " from /good/",
            "finished " + TRAIN_IMAGES,
            "started " + TRAIN_LABELS + " from /good/",
            "finished " + TRAIN_LABELS,
            "started " + TEST_IMAGES + " from /good/",
            "finished " + TEST_IMAGES,
            "started " + TEST_LABELS + " from /good/",
            "finished " + TEST_LABELS);
  }

  @Test
  void a_folder_that_is_right_already_asks_no_host() throws IOException {
    Idx.folder(folder, files);

    Fetched fetched = download(host.serve("good", files));

    assertThat(fetched.downloaded()).isEmpty();
    assertThat(host.asked()).isEmpty();
    assertThat(heard.lines)
        .containsExactly(
            "kept " + TRAIN_IMAGES,
            "kept " + TRAIN_LABELS,
            "kept " + TEST_IMAGES,
            "kept " + TEST_LABELS);
  }

  @Test
  void a_damaged_file_in_the_folder_is_fetched_anew_and_the_others_are_kept() throws IOException {
    Idx.folder(folder, files);
    Files.write(folder.resolve(TEST_IMAGES), Idx.bytes("1f8b08"));

    Fetched fetched = download(host.serve("good", files));

    assertThat(fetched.downloaded()).containsExactly(TEST_IMAGES);
    assertThat(Idx.published(files).is(IdxSet.read(folder))).isTrue();
  }

  @Test
  void a_host_is_named_with_or_without_its_last_slash() throws IOException {
    String address = host.serve("good", files).toString();
    assertThat(download(URI.create(address.substring(0, address.length() - 1))).downloaded())
        .hasSize(4);
  }

  @Test
  void other_contents_are_refused_and_the_next_host_is_tried() throws IOException {
    Map<IdxPart, byte[]> others = Idx.tiny();
    others.put(IdxPart.TEST_LABELS, Idx.labels(2, 2));

    Fetched fetched = download(host.serve("bad", others), host.serve("good", files));

    assertThat(fetched.downloaded()).hasSize(4);
    assertThat(Idx.published(files).is(IdxSet.read(folder))).isTrue();
    assertThat(heard.lines)
        .endsWith(
            "started " + TEST_LABELS + " from /bad/",
            "failed %s from /bad/: contents with SHA-256 %s instead of %s"
                .formatted(
                    TEST_LABELS,
                    Idx.sha256(others.get(IdxPart.TEST_LABELS)),
                    Idx.sha256(files.get(IdxPart.TEST_LABELS))),
            "started " + TEST_LABELS + " from /good/",
            "finished " + TEST_LABELS);
  }

  @Test
  void a_page_that_is_no_idx_file_is_refused_and_the_next_host_is_tried() throws IOException {
    URI login = host.serve("login", files);
    host.answer(
        "login",
        IdxPart.TRAINING_IMAGES,
        exchange -> LocalHost.whole(exchange, Idx.bytes("3c68746d6c3e0a0a0a0a0a0a0a0a0a0a0a")));

    assertThat(download(login, host.serve("good", files)).downloaded()).hasSize(4);
    assertThat(heard.lines)
        .contains("failed " + TRAIN_IMAGES + " from /login/: 0x3c68746d, which begins no IDX file");
  }

  @Test
  void a_body_that_breaks_off_is_refused_and_leaves_nothing_behind() throws IOException {
    URI broken = host.serve("broken", files);
    byte[] half = Idx.gzip(files.get(IdxPart.TRAINING_IMAGES));
    host.answer("broken", IdxPart.TRAINING_IMAGES, exchange -> LocalHost.truncated(exchange, half));

    assertThatThrownBy(() -> download(broken))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "%s: expected the published %s, found a transfer that broke off (fixed content-length:"
                    .formatted(broken.resolve(TRAIN_IMAGES), TRAIN_IMAGES)
                + " %s, bytes received: %s).\n".formatted(half.length + 100, half.length)
                + "  Check the network and any proxy, and fetch again.");
    assertThat(names()).isEmpty();
  }

  @Test
  void files_that_no_host_has_are_refused_with_what_each_host_said() {
    URI first = host.folder("first");
    URI second = host.folder("second");
    assertThatThrownBy(() -> download(first, second))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "%s: expected the published %s, found HTTP status 404.\n"
                    .formatted(first.resolve(TRAIN_IMAGES), TRAIN_IMAGES)
                + "  Check the network and any proxy, and fetch again.\n"
                + "%s: expected the published %s, found HTTP status 404.\n"
                    .formatted(second.resolve(TRAIN_IMAGES), TRAIN_IMAGES)
                + "  Check the network and any proxy, and fetch again.");
    assertThat(host.asked()).containsExactly("/first/" + TRAIN_IMAGES, "/second/" + TRAIN_IMAGES);
  }

  @Test
  void a_host_that_nobody_listens_at_is_no_connection() {
    URI closed = host.folder("closed");
    host.close();
    assertThatThrownBy(() -> download(closed))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "%s: expected the published %s, found no connection.\n"
                    .formatted(closed.resolve(TRAIN_IMAGES), TRAIN_IMAGES)
                + "  Check the network and any proxy, and fetch again.");
  }

  @Test
  void a_host_that_falls_silent_is_given_up() throws InterruptedException {
    CountDownLatch given = new CountDownLatch(1);
    host.answer(
        "silent",
        IdxPart.TEST_LABELS,
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          awaitQuietly(given);
          exchange.close();
        });

    assertThatThrownBy(
            () ->
                new HttpFile(Duration.ofSeconds(1), 1 << 20)
                    .fetch(
                        host.folder("silent").resolve(TEST_LABELS),
                        temporary.resolve("file"),
                        (bytes, total) -> {}))
        .isInstanceOf(HttpFile.FailedException.class)
        .hasMessage("no byte for 1 s");
    given.countDown();
  }

  @Test
  void a_host_that_sends_more_than_any_file_of_the_set_has_is_given_up() {
    host.answer(
        "endless",
        IdxPart.TEST_LABELS,
        exchange -> {
          exchange.sendResponseHeaders(200, 0); // of unknown length
          try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
              body.write(new byte[1 << 16]);
            }
          }
        });

    assertThatThrownBy(
            () ->
                new HttpFile(Duration.ofSeconds(5), 1 << 20)
                    .fetch(
                        host.folder("endless").resolve(TEST_LABELS),
                        temporary.resolve("file"),
                        (bytes, total) -> {}))
        .isInstanceOf(HttpFile.FailedException.class)
        .hasMessage("more than 1,048,576 bytes");
  }

  @Test
  void an_address_that_is_no_hosts_is_refused() {
    assertThatThrownBy(() -> download(URI.create("file:///data/"), URI.create("http:///data/")))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            file:///data/: expected a host, http://… or https://…, found no host.
              Name a folder of this machine with --data DIR, or in FOLDWISE_DATA.
            http:///data/: expected a host, http://… or https://…, found no host.
              Name a folder of this machine with --data DIR, or in FOLDWISE_DATA.\
            """);
  }

  @Test
  void a_cache_that_cannot_be_written_is_refused() throws IOException {
    Files.write(temporary.resolve("cache"), new byte[0]); // a file where a folder should be
    assertThatThrownBy(() -> download(host.serve("good", files)))
        .isInstanceOf(RefusedException.class) // what is found there, the system says in its words
        .hasMessageStartingWith(
            folder + ": expected a folder that can be written, for the download, found ")
        .hasMessageEndingWith(
            "\n  Make room or give permission there, or set FOLDWISE_CACHE to another folder.");
  }

  @Test
  void two_downloads_at_once_both_end_with_whole_files() throws Exception {
    URI good = host.serve("good", files);
    CountDownLatch together = new CountDownLatch(2);
    Callable<Fetched> fetch =
        () -> {
          together.countDown();
          together.await();
          return new Download(Idx.published(files), List.of(good), new FetchListener() {})
              .into(folder);
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Fetched> fetched : threads.invokeAll(List.of(fetch, fetch))) {
        assertThat(fetched.get().folder()).isEqualTo(folder);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Idx.published(files).is(IdxSet.read(folder))).isTrue();
    assertThat(names()).hasSize(4);
  }

  private Fetched download(URI... hosts) {
    return new Download(Idx.published(files), List.of(hosts), heard).into(folder);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
