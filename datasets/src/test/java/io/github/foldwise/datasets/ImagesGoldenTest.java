package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.image.Decoding;
import io.github.foldwise.datasets.image.ImageFormat;
import io.github.foldwise.datasets.image.Picture;
import io.github.foldwise.datasets.image.Resizing;
import io.github.foldwise.datasets.image.UnfitImageException;
import io.github.foldwise.goldens.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole image files have Pillow's pixels, damaged ones are refused; {@code images.py} says how. */
class ImagesGoldenTest {
  private static final Golden IMAGES = Golden.read("images.json");

  @TempDir Path root;

  @AfterAll
  static void all_of_the_golden_file_was_compared() {
    IMAGES.requireAllCompared();
  }

  static List<String> whole() {
    return IMAGES.at("whole").names();
  }

  static List<String> damaged() {
    return IMAGES.at("damaged").names();
  }

  /**
   * All but those that have bytes after their end, which may be cut off. A TIFF file has no
   * checksum: it is damaged if bytes are missing, but the last of a fax may be padding.
   */
  static Stream<String> cuttable() {
    return whole().stream()
        .filter(name -> !name.contains("after its end") && !name.contains("fax"));
  }

  @Test
  void whole_files_have_the_pixels_that_pillow_reads() throws IOException {
    for (String name : whole()) {
      Golden expected = IMAGES.at("whole", name);
      ImageData images = load(file(expected.at("file")));

      int[] shape = expected.at("shape").ints();
      assertThat(images.shape().dims()).as(name).containsExactly(shape[0], shape[1], shape[2]);
      assertThat(images.bytes(0)).as(name).isEqualTo(file(expected.at("pixels")));
    }
  }

  @Test
  void lossy_webp_of_gray_comes_close_to_pillow() throws UnfitImageException {
    Golden expected = IMAGES.at("close", "webp with losses, gray");
    Picture picture = Decoding.AS_STORED.decode(file(expected.at("file")), (high, wide) -> {});
    assertThat(expected.at("shape").ints()).containsExactly(picture.height(), picture.width(), 3);
    byte[] colours = new byte[picture.height() * picture.width() * 3];
    picture.copyTo(colours, 0, 3);
    byte[] right = file(expected.at("pixels"));
    for (int i = 0; i < colours.length; i++) {
      assertThat(colours[i] & 255).isCloseTo(right[i] & 255, within(1));
    }
  }

  static List<String> on() {
    return IMAGES.at("options", "on").names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("on")
  void transparent_pixels_are_laid_on_a_colour_as_by_pillow(String name)
      throws UnfitImageException {
    int colour = (int) IMAGES.at("options", "on", name, "on").number();
    decodes(
        IMAGES.at("options", "on", name),
        new Decoding(OptionalInt.of(colour), false, false, false, Optional.empty()));
  }

  static List<String> upright() {
    return IMAGES.at("options", "upright").names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("upright")
  void pictures_are_turned_as_by_pillow(String name) throws UnfitImageException {
    decodes(
        IMAGES.at("options", "upright", name),
        new Decoding(OptionalInt.empty(), true, false, false, Optional.empty()));
  }

  static List<String> gray() {
    return IMAGES.at("options", "gray").names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gray")
  void colours_become_gray_as_in_pillow(String name) throws UnfitImageException {
    decodes(
        IMAGES.at("options", "gray", name),
        new Decoding(OptionalInt.empty(), false, false, true, Optional.empty()));
  }

  static List<String> size() {
    return IMAGES.at("options", "size").names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("size")
  void pictures_are_resized_as_by_keras(String name) throws UnfitImageException {
    Golden expected = IMAGES.at("options", "size", name);
    int[] size = expected.at("size").ints();
    Resizing resizing =
        new Resizing(
            size[0],
            size[1],
            Resizing.Fit.valueOf(expected.at("fit").text().toUpperCase(Locale.ROOT)),
            expected.at("nearest").truth());
    decodes(
        expected, new Decoding(OptionalInt.empty(), false, false, false, Optional.of(resizing)));

    FloatBuffer values =
        ByteBuffer.wrap(file(expected.at("values"))).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] shares = new float[size[0] * size[1] * 3];
    new Decoding(OptionalInt.empty(), false, true, false, Optional.of(resizing))
        .decode(file(expected.at("file")), (high, wide) -> {})
        .copyTo(shares, 0, 3);
    for (int i = 0; i < values.remaining(); i++) { // rounded to 1/65535
      assertThat(shares[i]).as("value " + i).isCloseTo(values.get(i) / 255, within(0.77e-5f));
    }
  }

  private static void decodes(Golden expected, Decoding how) throws UnfitImageException {
    Picture picture = how.decode(file(expected.at("file")), (high, wide) -> {});
    int[] shape = expected.at("shape").ints();
    assertThat(List.of(picture.height(), picture.width(), picture.channels()))
        .containsExactly(shape[0], shape[1], shape[2]);
    byte[] pixels = new byte[shape[0] * shape[1] * shape[2]];
    picture.copyTo(pixels, 0, shape[2]);
    assertThat(pixels).isEqualTo(file(expected.at("pixels")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damaged")
  void a_damaged_file_is_refused(String name) {
    refused(file(IMAGES.at("damaged", name)), "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cuttable")
  void a_file_that_is_cut_is_refused_wherever_it_is_cut(String name) {
    byte[] whole = file(IMAGES.at("whole", name, "file"));
    for (int length = 0; length < whole.length; length += length < whole.length - 40 ? 11 : 1) {
      refused(Arrays.copyOf(whole, length), " of " + length + " bytes");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole")
  void a_file_with_a_changed_byte_is_read_or_refused(String name) {
    byte[] whole = file(IMAGES.at("whole", name, "file"));
    for (int at = 0; at < whole.length; at += 7) {
      byte[] changed = whole.clone();
      changed[at] ^= 0xff;
      try {
        assertThat(ImageFormat.decode(changed, (high, wide) -> {}).height()).isPositive();
      } catch (UnfitImageException e) {
        assertThat(e.at("a file")).as("byte " + at).asString().startsWith("a file: expected ");
      }
    }
  }

  private static void refused(byte[] bytes, String what) {
    assertThatThrownBy(() -> ImageFormat.decode(bytes, (high, wide) -> {}))
        .as("a file" + what)
        .isInstanceOf(UnfitImageException.class)
        .extracting(e -> ((UnfitImageException) e).at("a file").toString())
        .asString()
        .startsWith("a file: expected an image (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found ")
        .endsWith(".\n  Save the image again, or remove the file.");
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
