package io.github.foldwise.datasets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataListener;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelStoreTest {
  private static final Shape PAIR = Shape.image(1, 2, 1);
  private static final Filler UNUSED =
      writer -> {
        throw new AssertionError("the store is there already");
      };

  @TempDir Path cache;

  @Test
  void images_are_decoded_once_and_read_from_the_file_afterwards() {
    Filler filler =
        writer -> {
          writer.begin(PAIR, true);
          writer.put(2, new byte[] {5, 6});
          writer.putAll(0, ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
          writer.note("kind", "gray");
        };
    store().open("Pets", "pets", 3, filler);

    StoredPixels again = store().open("Pets", "pets", 3, UNUSED);
    ImageData images = again.images(again.kept(0, 3), new int[] {0, 1, 0});

    assertThat(images).hasToString("3 images of 1×2×1 bytes, 2 classes");
    assertThat(images.bytes(0)).containsExactly(1, 2);
    assertThat(images.bytes(2)).containsExactly(5, 6);
    assertThat(images.sha256())
        .isEqualTo(ImageData.of(new byte[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 0}, PAIR).sha256());
    assertThat(again.notes()).containsEntry("kind", "gray").hasSize(1);
    assertThatThrownBy(() -> images.floats(0)).hasMessage("the pixels are bytes");
  }

  @Test
  void floats_are_kept_to_the_bit() {
    float[] pixels = {0, -0.0f, Float.MIN_VALUE, 1 / 3f};
    StoredPixels stored =
        store()
            .open(
                "Pets",
                "pets",
                2,
                writer -> {
                  writer.begin(PAIR, false);
                  writer.putAll(0, pixels);
                });
    ImageData images = stored.images(stored.kept(0, 2), new int[2]);

    assertThat(images.sha256()).isEqualTo(ImageData.of(pixels, new int[2], PAIR).sha256());
    assertThatThrownBy(() -> images.bytes(0)).hasMessage("the pixels are floats");
  }

  @Test
  void another_origin_or_number_of_images_is_another_store() {
    fill("a", 1, 7);
    fill("b", 1, 8);
    fill("a", 2, 9);

    assertThat(files(".pixels")).hasSize(3);
    assertThat(store().open("Pets", "b", 1, UNUSED).images(new int[1], new int[1]).bytes(0))
        .containsExactly(8, 8);
  }

  @Test
  void gray_images_become_coloured_when_the_first_coloured_one_comes() {
    StoredPixels stored =
        store()
            .open(
                "Pets",
                "pets",
                3,
                writer -> {
                  writer.begin(PAIR, true);
                  writer.put(1, new byte[] {3, 4});
                  writer.put(0, new byte[] {1, 2});
                  writer.put(2, new byte[] {5, 6, 7, 8, 9, 10});
                });
    ImageData images = stored.images(stored.kept(0, 3), new int[3]);

    assertThat(images.shape()).isEqualTo(Shape.image(1, 2, 3));
    assertThat(images.bytes(0)).containsExactly(1, 1, 1, 2, 2, 2);
    assertThat(images.bytes(1)).containsExactly(3, 3, 3, 4, 4, 4);
    assertThat(images.bytes(2)).containsExactly(5, 6, 7, 8, 9, 10);
  }

  @Test
  void gray_floats_become_coloured_before_and_after_the_first_coloured_one() {
    StoredPixels stored =
        store()
            .open(
                "Pets",
                "pets",
                3,
                writer -> {
                  writer.begin(PAIR, false);
                  writer.put(0, new float[] {0.25f, 0.5f});
                  writer.put(1, new float[] {1, 2, 3, 4, 5, 6});
                  writer.put(2, new float[] {7, 8});
                });
    ImageData images = stored.images(stored.kept(0, 3), new int[3]);

    assertThat(images.floats(0)).containsExactly(0.25f, 0.25f, 0.25f, 0.5f, 0.5f, 0.5f);
    assertThat(images.floats(1)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(images.floats(2)).containsExactly(7, 7, 7, 8, 8, 8);
  }

  @Test
  void skipped_rows_are_left_out_and_their_reasons_are_kept() {
    store()
        .open(
            "Pets",
            "pets",
            3,
            writer -> {
              writer.begin(PAIR, true);
              writer.put(0, new byte[] {1, 2});
              writer.skip(1, "broken: é");
              writer.put(2, new byte[] {5, 6});
            });

    StoredPixels stored = store().open("Pets", "pets", 3, UNUSED);

    assertThat(stored.skipped()).containsOnlyKeys(1).containsValue("broken: é");
    assertThat(stored.kept(0, 3)).containsExactly(0, 2);
    ImageData kept = stored.images(stored.kept(0, 3), new int[] {0, 1});
    assertThat(kept.bytes(1)).containsExactly(5, 6);
    assertThat(kept.sha256())
        .isEqualTo(ImageData.of(new byte[] {1, 2, 5, 6}, new int[] {0, 1}, PAIR).sha256());
  }

  @Test
  void an_interrupted_store_goes_on_where_it_stopped() {
    assertThatThrownBy(
            () ->
                store()
                    .open(
                        "Pets",
                        "pets",
                        3,
                        writer -> {
                          writer.begin(PAIR, true);
                          writer.put(0, new byte[] {1, 2});
                          writer.skip(1, "broken");
                          throw new IllegalStateException("killed");
                        }))
        .hasMessage("killed");
    List<Integer> missing = new ArrayList<>();

    StoredPixels stored =
        store()
            .open(
                "Pets",
                "pets",
                3,
                writer -> {
                  writer.begin(PAIR, true);
                  for (int row = 0; row < writer.rows(); row++) {
                    if (!writer.has(row)) {
                      missing.add(row);
                      writer.put(row, new byte[] {5, 6});
                    }
                  }
                });

    assertThat(missing).containsExactly(2);
    assertThat(stored.images(new int[] {0, 2}, new int[2]).bytes(0)).containsExactly(1, 2);
    assertThat(stored.skipped()).containsOnlyKeys(1);
    assertThat(files("")).singleElement().asString().endsWith(".pixels");
  }

  @Test
  void refused_images_leave_nothing_behind() {
    Problem problem = Problem.of("a.png", "an image", "a text", "Remove it.");
    assertThatThrownBy(
            () ->
                store()
                    .open(
                        "Pets",
                        "pets",
                        2,
                        writer -> {
                          writer.begin(PAIR, true);
                          writer.put(0, new byte[] {1, 2});
                          throw new RefusedException(problem);
                        }))
        .hasMessage(problem.toString());
    assertThat(files(".pixels")).isEmpty();
    assertThat(files(".part")).isEmpty();
    assertThat(files(".filled")).isEmpty();
  }

  @Test
  void pixels_that_are_no_numbers_are_refused() {
    assertThatThrownBy(
            () ->
                store()
                    .open(
                        "Pets",
                        "pets",
                        2,
                        writer -> {
                          writer.begin(PAIR, false);
                          writer.putAll(0, new float[] {0, 1, 2, Float.NaN});
                        }))
        .hasMessage(
            "pixel 1 of row 1: expected a finite number, found NaN.\n"
                + "  Replace missing pixels, for example by 0.");
  }

  @Test
  void more_pixels_than_the_disk_holds_are_refused_before_any_is_written() {
    assertThatThrownBy(
            () ->
                store()
                    .open(
                        "Pets",
                        "pets",
                        Integer.MAX_VALUE,
                        writer -> writer.begin(Shape.image(20_000, 30_000, 3), true)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            cache.resolve("pixels")
                + ": expected room for 3,865,470,564,600,000,000 bytes of decoded pixels, found ")
        .hasMessageEndingWith(
            " bytes.\n  Make room there, or set FOLDWISE_CACHE to a folder on another disk.");
  }

  @Test
  void a_damaged_store_is_made_again() throws IOException {
    fill("a", 1, 7);
    Path store = cache.resolve("pixels").resolve(files(".pixels").get(0));
    try (RandomAccessFile file = new RandomAccessFile(store.toFile(), "rw")) {
      file.setLength(file.length() - 1);
    }
    fill("a", 1, 8);

    assertThat(store().open("Pets", "a", 1, UNUSED).images(new int[1], new int[1]).bytes(0))
        .containsExactly(8, 8);
  }

  @Test
  void a_store_is_made_again_whatever_is_damaged_behind_its_pixels() throws IOException {
    fill("a", 1, 7);
    Path store = cache.resolve("pixels").resolve(files(".pixels").get(0));
    byte[] whole = Files.readAllBytes(store);
    for (int at = 2; at < whole.length; at++) { // two pixels come first
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xff;
      Files.write(store, damaged);
      fill("a", 1, 7);
      assertThat(Files.readAllBytes(store)).as("byte %s", at).isEqualTo(whole);
    }
  }

  @Test
  void what_an_interrupted_store_knows_may_be_damaged() throws IOException {
    assertThatThrownBy(
            () ->
                store()
                    .open(
                        "Pets",
                        "a",
                        2,
                        writer -> {
                          writer.begin(PAIR, true);
                          writer.put(0, new byte[] {1, 2});
                          throw new IllegalStateException("stopped");
                        }))
        .hasMessage("stopped");
    Path filled = cache.resolve("pixels").resolve(files(".filled").get(0));
    byte[] known = Files.readAllBytes(filled);
    known[13] = (byte) 0xff; // the length of the rows that are there
    Files.write(filled, known);
    fill("a", 2, 7);

    assertThat(store().open("Pets", "a", 2, UNUSED).images(new int[1], new int[1]).bytes(0))
        .containsExactly(7, 7);
  }

  @Test
  void of_two_that_want_the_same_store_one_makes_it_and_the_other_waits() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<StoredPixels> first =
        CompletableFuture.supplyAsync(
            () ->
                store()
                    .open(
                        "Pets",
                        "pets",
                        1,
                        writer -> {
                          begun.countDown();
                          await(asked);
                          writer.begin(PAIR, true);
                          writer.put(0, new byte[] {1, 2});
                        }));
    await(begun);
    CompletableFuture<StoredPixels> second =
        CompletableFuture.supplyAsync(
            () -> {
              asked.countDown();
              return store().open("Pets", "pets", 1, UNUSED);
            });

    assertThat(first.get().images(new int[1], new int[1]).bytes(0)).containsExactly(1, 2);
    assertThat(second.get().images(new int[1], new int[1]).bytes(0)).containsExactly(1, 2);
  }

  @Test
  void a_listener_hears_how_far_it_is() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    DataListener listener =
        new DataListener() {
          @Override
          public void progressed(String title, long done, long all) {
            heard.add("%s %s/%s".formatted(title, done, all));
          }

          @Override
          public void ended(String title) {
            heard.add(title + " ended");
          }
        };
    PixelStore.in(new DataLocations(Optional.empty(), Optional.empty(), cache, listener))
        .open(
            "Pets",
            "pets",
            2,
            writer -> {
              writer.begin(PAIR, true);
              writer.put(0, new byte[2]);
              writer.skip(1, "broken");
            });

    assertThat(heard).containsExactly("Pets 1/2", "Pets 2/2", "Pets ended");
  }

  @Test
  void a_hash_is_kept_with_the_store() throws IOException {
    fill("a", 1, 7);
    StoredPixels stored = store().open("Pets", "a", 1, UNUSED);
    String hash = stored.images(new int[1], new int[1]).sha256();
    Path kept = cache.resolve("pixels").resolve(files(".sha256").get(0));
    String other = "0".repeat(64);
    Files.writeString(kept, Files.readString(kept).replace(hash, other));

    assertThat(stored.images(new int[1], new int[1]).sha256()).isEqualTo(other);
    assertThat(stored.images(new int[1], new int[] {1}).sha256()).isNotEqualTo(other);
  }

  @Test
  void clean_deletes_whole_and_begun_stores_but_none_that_is_being_made() {
    fill("a", 1, 7);
    StoredPixels open = store().open("Pets", "a", 1, UNUSED);
    assertThatThrownBy(
            () ->
                store()
                    .open(
                        "Pets",
                        "b",
                        2,
                        writer -> {
                          writer.begin(PAIR, true);
                          writer.put(0, new byte[] {1, 2});
                          throw new IllegalStateException("killed");
                        }))
        .hasMessage("killed");
    List<CleanedStores> cleaned = new ArrayList<>();
    store()
        .open(
            "Pets",
            "c",
            1,
            writer -> {
              writer.begin(PAIR, true);
              writer.put(0, new byte[] {8, 9});
              cleaned.add(store().clean());
            });

    assertThat(cleaned.get(0).stores()).isEqualTo(2);
    assertThat(cleaned.get(0).kept()).isEqualTo(1);
    assertThat(cleaned.get(0).bytes()).isPositive();
    assertThat(open.images(new int[1], new int[1]).bytes(0)).containsExactly(7, 7);
    assertThat(files("")).singleElement().asString().endsWith(".pixels");
    assertThat(store().clean().stores()).isEqualTo(1);
    assertThat(store().clean()).isEqualTo(new CleanedStores(cache.resolve("pixels"), 0, 0, 0));
  }

  private void fill(String origin, int rows, int pixel) {
    store()
        .open(
            "Pets",
            origin,
            rows,
            writer -> {
              writer.begin(PAIR, true);
              for (int row = 0; row < rows; row++) {
                writer.put(row, new byte[] {(byte) pixel, (byte) pixel});
              }
            });
  }

  private PixelStore store() {
    return PixelStore.in(new DataLocations(Optional.empty(), Optional.empty(), cache));
  }

  /** Names of the files of all stores that end so. */
  private List<String> files(String ending) {
    try (Stream<Path> files = Files.list(cache.resolve("pixels"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.endsWith(ending))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
