package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.goldens.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole image files have Pillow's pixels, damaged ones are refused; {@code images.py} says how. */
class ImagesGoldenTest {
  private static final Golden IMAGES = Golden.read("images.json");

  @TempDir Path root;

  static List<String> whole() {
    return IMAGES.at("whole").names();
  }

  static List<String> damaged() {
    return IMAGES.at("damaged").names();
  }

  /** All but those that have bytes after their end, which may be cut off. */
  static Stream<String> cuttable() {
    return whole().stream().filter(name -> !name.contains("after its end"));
  }

  @Test
  void whole_files_have_the_pixels_that_pillow_reads() throws IOException {
    for (String name : whole()) {
      Golden expected = IMAGES.at("whole", name);
      ImageData images = load(file(expected.at("file")));

      int[] shape = expected.at("shape").ints();
      assertThat(images.shape().dims()).as(name).containsExactly(shape[0], shape[1], shape[2]);
      assertThat(images.rows()).as(name).isEqualTo(1);
      assertThat(images.bytes(0)).as(name).isEqualTo(file(expected.at("pixels")));
    }
    IMAGES.requireAllCompared();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damaged")
  void a_damaged_file_is_refused(String name) throws IOException {
    refused(file(IMAGES.at("damaged", name)), "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cuttable")
  void a_file_that_is_cut_is_refused_wherever_it_is_cut(String name) throws IOException {
    byte[] whole = file(IMAGES.at("whole", name, "file"));
    for (int length = 0; length < whole.length; length += length < whole.length - 40 ? 11 : 1) {
      refused(Arrays.copyOf(whole, length), " of " + length + " bytes");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cuttable")
  void a_file_with_a_changed_byte_is_read_or_refused_with_one_message(String name)
      throws IOException {
    byte[] whole = file(IMAGES.at("whole", name, "file"));
    for (int at = 0; at < whole.length; at += 7) {
      byte[] changed = whole.clone();
      changed[at] ^= 0xff;
      try {
        assertThat(load(changed).rows()).isEqualTo(1);
      } catch (RefusedException e) {
        assertThat(e.problems()).as("byte " + at).hasSize(1);
      }
    }
  }

  private void refused(byte[] bytes, String what) {
    assertThatThrownBy(() -> load(bytes))
        .as("a file" + what)
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            root.resolve("all/image.png")
                + ": expected an image (bmp, gif, jpeg, jpg, png), found ")
        .hasMessageEndingWith(".\n  Save the image again, or remove the file.");
  }

  private ImageData load(byte[] bytes) throws IOException {
    Files.createDirectories(root.resolve("all"));
    Files.write(root.resolve("all/image.png"), bytes); // formats are known by their first bytes
    return ImageFolder.of(root)
        .load(new DataLocations(Optional.empty(), Optional.empty(), root.resolve("cache")))
        .training();
  }

  private static byte[] file(Golden text) {
    return Base64.getDecoder().decode(text.text());
  }
}
