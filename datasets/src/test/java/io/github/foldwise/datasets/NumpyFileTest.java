package io.github.foldwise.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, and what is refused; that values are NumPy's is {@link ArraysGoldenTest}'s. */
class NumpyFileTest {
  private static final byte[] LABELS = array("|u1", "(2,)", 0, 1);

  @TempDir Path folder;

  @Test
  void arrays_of_keras_are_a_data_set_with_a_test() throws IOException {
    Path file =
        npz(
            "x_train", array("|u1", "(2, 1, 2)", 1, 2, 3, 4),
            "y_train", LABELS,
            "x_test", array("|u1", "(1, 1, 2)", 5, 6),
            "y_test", array("|u1", "(1,)", 1));

    DataSet data = NumpyFile.of(file).load(nowhere());

    assertThat(data.name()).isEqualTo("numpy");
    assertThat(data.title()).isEqualTo("NumPy arrays (2 + 1 images)");
    assertThat(data.classNames()).containsExactly("0", "1");
    assertThat(data.training().bytes(1)).containsExactly(3, 4);
    assertThat(data.test().orElseThrow().bytes(0)).containsExactly(5, 6);
  }

  @Test
  void rows_for_validation_come_last_and_a_column_says_which() throws IOException {
    Path file =
        npz(
            "train_images", array("|u1", "(2, 1, 1)", 1, 2),
            "train_labels", array("|u1", "(2, 1)", 0, 1),
            "val_images", array("|u1", "(1, 1, 1)", 3),
            "val_labels", array("|u1", "(1, 1)", 1));

    ImageData rows = NumpyFile.of(file).load(nowhere()).training();

    assertThat(rows.labels()).containsExactly(0, 1, 1);
    assertThat(rows.columns().get("split")).containsExactly("train", "train", "validation");
  }

  @Test
  void an_npy_file_finds_its_labels_beside_it() throws IOException {
    Files.write(folder.resolve("x.npy"), array("|u1", "(2, 1, 1)", 7, 8));
    Files.write(folder.resolve("y.npy"), LABELS);

    assertThat(NumpyFile.of(folder.resolve("x.npy")).load(nowhere()).training().labels())
        .containsExactly(0, 1);
    assertThat(NumpyFile.of(folder).load(nowhere()).training().rows()).isEqualTo(2);
  }

  @Test
  void arrays_of_any_names_are_found_if_they_are_given() throws IOException {
    Path file = npz("scans", array("|u1", "(2, 1, 1)", 7, 8), "kinds", LABELS, "arr_0", LABELS);

    DataSet data =
        NumpyFile.of(file)
            .arrays("scans", "kinds")
            .testArrays("scans", "arr_0")
            .named("scans", "Scans")
            .classNames("a", "b")
            .load(nowhere());

    assertThat(data.title()).isEqualTo("Scans (2 + 2 images)");
    assertThat(data.classNames()).containsExactly("a", "b");
    refused(
        NumpyFile.of(file),
        file
            + ": expected arrays of images and labels: x_train and y_train, or X_train and y_train,"
            + " or train_images and train_labels, or images and labels, or x and y, or X and y,"
            + " found arr_0: uint8 of 2; kinds: uint8 of 2; scans: uint8 of 2 × 1 × 1.\n"
            + "  Name yours with .arrays(images, labels) and .testArrays(images, labels).");
  }

  @Test
  void arrays_of_texts_are_passed_over_unless_they_are_needed() throws IOException {
    byte[] texts = array("<U3", "(1,)", new int[12]);
    byte[] images = array("|u1", "(2, 1, 1)", 7, 8);

    assertThat(
            NumpyFile.of(npz("x", images, "y", LABELS, "names", texts))
                .load(nowhere())
                .training()
                .rows())
        .isEqualTo(2);
    Path file = npz("x", images, "y", texts);
    refused(
        NumpyFile.of(file),
        file
            + "/y.npy: expected numbers: bool, int8 to uint64 or float16 to float64, found dtype"
            + " '<U3'.\n  Save the array with array.astype, for example as 'uint8'.");
    refused(
        NumpyFile.of(file).arrays("x", "z"),
        file
            + ": expected arrays of images and labels: x and z, found x: uint8 of 2 × 1 × 1; y: no"
            + " whole array of numbers.\n"
            + "  Name yours with .arrays(images, labels) and .testArrays(images, labels).");
  }

  @Test
  void what_was_taken_for_channels_stands_in_the_title() throws IOException {
    assertThat(
            NumpyFile.of(npz("x", array("|u1", "(2, 1, 5, 5)", new int[50]), "y", LABELS))
                .load(nowhere())
                .title())
        .isEqualTo("NumPy arrays, channels first (2 images)");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "(2, 3, 5, 2)|expected 1 to 4 channels in the second or in the last of four dimensions,"
            + " not in both, found uint8 of 2 × 3 × 5 × 2.",
        "(2, 5, 5, 5)|expected 1 to 4 channels in the second or in the last of four dimensions,"
            + " not in neither, found uint8 of 2 × 5 × 5 × 5."
      })
  void channels_are_not_guessed(String shape, String message) throws IOException {
    byte[] images = array("|u1", shape, new int[shape.equals("(2, 3, 5, 2)") ? 60 : 250]);
    Path file = npz("x", images, "y", LABELS);
    refused(
        NumpyFile.of(file),
        file
            + "/x.npy: "
            + message
            + "\n  Say .channelsFirst() or .channelsLast(), or .shape(height, width, channels).");
    assertThat(NumpyFile.of(file).channelsLast().load(nowhere()).training().shape().height())
        .isEqualTo(shape.equals("(2, 3, 5, 2)") ? 3 : 5);
  }

  @Test
  void rows_of_values_need_a_shape() throws IOException {
    Path file = npz("x", array("|u1", "(2, 6)", new int[12]), "y", LABELS);
    refused(
        NumpyFile.of(file),
        file
            + "/x.npy: expected rows × height × width, with or without channels, found uint8 of 2 ×"
            + " 6.\n  Say .shape(height, width, channels) for rows of 6 values.");
    refused(
        NumpyFile.of(file).shape(2, 2, 1),
        file
            + "/x.npy: expected rows of 2×2×1 = 4 values, found uint8 of 2 × 6.\n"
            + "  Give a shape of 6 values, or none.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "(3,)|2 labels, one for each image of F/x.npy|3 labels|Take both from the same data set.",
        "(2, 2)|one label for each row|uint8 of 2 × 2: 2 for each|Say .labelColumn(n) if a column"
            + " holds the class, or .oneHot() of NumpyFile if each row has a single 1. Rows of"
            + " several classes cannot be trained on.",
        "()|2 labels, one for each image of F/x.npy|a single number|Take both from the same data"
            + " set."
      })
  void labels_are_one_for_each_image(String shape, String expected, String found, String remedy)
      throws IOException {
    int count = shape.equals("()") ? 1 : shape.equals("(3,)") ? 3 : 4;
    Path file = npz("x", array("|u1", "(2, 1, 1)", 1, 2), "y", array("|u1", shape, new int[count]));
    refused(
        NumpyFile.of(file),
        "F/y.npy: expected %s, found %s.\n  %s"
            .formatted(expected, found, remedy)
            .replace("F/", file + "/"));
  }

  @Test
  void labels_are_whole_numbers_from_the_first_one() throws IOException {
    byte[] images = array("|u1", "(2, 1, 1)", 1, 2);
    Path half = npz("x", images, "y", floats("(2,)", 0, 0.5f));
    refused(
        NumpyFile.of(half),
        half
            + "/y.npy: expected whole numbers as labels, found 0.5 in row 1.\n"
            + "  Number the classes from 0.");
    Path negative = npz("x", images, "y", array("|i1", "(2,)", 0, -1));
    refused(
        NumpyFile.of(negative),
        negative
            + "/y.npy: expected labels from 0, found -1 in row 1.\n"
            + "  Number the classes from 0, or say .labelsFrom(-1).");
    Path rowNumbers = npz("x", images, "y", floats("(2,)", 0, 1e9f));
    refused(
        NumpyFile.of(rowNumbers),
        rowNumbers
            + "/y.npy: expected labels of at most 100,000 classes in 2 rows, found 1000000000 in"
            + " row 1.\n  Number the classes from 0 without gaps.");
    Path two = npz("x", images, "y", array("|u1", "(2, 2)", 1, 0, 1, 1));
    refused(
        NumpyFile.of(two).oneHot(),
        two
            + "/y.npy: expected a single 1 in each row, as .oneHot() says, found a second 1 in row"
            + " 1.\n  Rows of several classes cannot be trained on: choose one for each row.");
  }

  @Test
  void pixels_are_finite_and_in_the_stated_range() throws IOException {
    Path file = npz("x", floats("(2, 1, 1)", 3, Float.NaN), "y", LABELS);
    refused(
        NumpyFile.of(file),
        file
            + "/x.npy: expected finite pixels, found NaN in row 1.\n"
            + "  Replace missing pixels, for example by 0.");
    Path bytes = npz("x", array("|u1", "(2, 1, 1)", 3, 200), "y", LABELS);
    refused(
        NumpyFile.of(bytes).range(0, 100),
        bytes
            + "/x.npy: expected pixels from 0.0 to 100.0, as .range says, found 200.0 in row 1.\n"
            + "  State the range that the pixels are in.");
    assertThatThrownBy(() -> NumpyFile.of(bytes).range(1, 1))
        .hasMessage(
            "range(1.0, 1.0): expected the least pixel, then a greater one, found 1.0, 1.0.\n"
                + "  Give the range that the pixels are in, such as range(0, 65535).");
  }

  @Test
  void a_warning_says_that_integers_of_other_types_are_not_scaled() throws IOException {
    NumpyFile file = NumpyFile.of(npz("x", array("|i1", "(2, 1, 1)", 3, 100), "y", LABELS));
    assertThat(file.load(nowhere()).remarks())
        .singleElement()
        .hasToString(
            "Remark[kind=unscaled pixels, finding=Pixels are of type int8, and are used as they"
                + " are., consequence=Only uint8 is scaled to [0,1] by itself. To scale these, say"
                + " .range(least, greatest).]");
    assertThat(file.range(0, 127).load(nowhere()).remarks()).isEmpty();
  }

  @Test
  void images_of_two_shapes_and_unknown_classes_are_two_problems() throws IOException {
    Path file =
        npz(
            "x_train", array("|u1", "(2, 1, 2)", 1, 2, 3, 4),
            "y_train", LABELS,
            "x_test", array("|u1", "(1, 1, 1)", 5),
            "y_test", array("|u1", "(1,)", 7));
    refused(
        NumpyFile.of(file),
        ("F/x_test.npy: expected images of 1×2×1 bytes, as in F/x_train.npy, found images of 1×1×1"
                + " bytes.\n  Take both from the same data set.\n"
                + "F/y_test.npy: expected labels from 0 to 1, for there are 2 classes, found label"
                + " 7 in row 0.\n"
                + "  Number the classes from 0, or take the labels of a data set with 2 classes.")
            .replace("F/", file + "/"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "(1152921504606846976,)|1,152,921,504,606,846,976 bytes of values, as its header of uint8"
            + " of 1,152,921,504,606,846,976 says|2 bytes|The file is truncated: copy or download"
            + " it again.",
        "(4294967296, 4294967296, 4294967296)|79,228,162,514,264,337,593,543,950,336 bytes of"
            + " values, as its header of uint8 of 4,294,967,296 × 4,294,967,296 × 4,294,967,296"
            + " says|2 bytes|The file is truncated: copy or download it again.",
        "(1,)|1 bytes of values, as its header of uint8 of 1 says|2 bytes|The file is too long:"
            + " copy or download it again.",
        "(99999999999999999999,)|an .npy file of NumPy, version 1 to 3|the shape"
            + " (99999999999999999999,)|Save the array again, with numpy.save or numpy.savez."
      })
  void a_header_that_promises_another_length_is_refused_before_memory_is_taken(
      String shape, String expected, String found, String remedy) throws IOException {
    Path file = Files.write(folder.resolve("x.npy"), array("|u1", shape, 1, 2));
    refused(
        NumpyFile.of(file),
        file + ": expected " + expected + ", found " + found + ".\n  " + remedy);
  }

  @Test
  void a_member_of_another_checksum_is_refused() throws IOException {
    Path file = npz("x", array("|u1", "(2, 1, 1)", 1, 2), "y", LABELS);
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, ISO_8859_1).indexOf("\n\u0001\u0002") + 1; // the first pixel
    bytes[at] ^= 4;
    Files.write(file, bytes);
    refused(
        NumpyFile.of(file),
        file
            + "/x.npy: expected whole compressed data, found damaged data (its checksum is"
            + " wrong).\n  The file is damaged: copy or download it again.");
  }

  @Test
  void what_is_no_file_of_numpy_is_refused() throws IOException {
    String remedy = "\n  Save the arrays with numpy.savez or numpy.save, or name another place.";
    Path missing = folder.resolve("missing.npz");
    refused(
        NumpyFile.of(missing),
        missing
            + ": expected an .npz file, an .npy file, or a folder of .npy files, found no file."
            + remedy);
    Path text = Files.writeString(folder.resolve("text.npz"), "0,1\n");
    assertThatThrownBy(() -> NumpyFile.of(text).load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(text + ": expected an .npz file, an .npy file, or a folder of")
        .hasMessageEndingWith(remedy);
    Path other = Files.writeString(folder.resolve("x.npy"), "0,1\n");
    refused(
        NumpyFile.of(other),
        other
            + ": expected an .npy file of NumPy, version 1 to 3, found a file that begins"
            + " otherwise.\n  Save the array again, with numpy.save or numpy.savez.");
  }

  @Test
  void many_pixels_lie_in_the_cache_and_are_there_again() throws IOException {
    byte[] images = new byte[66 << 20];
    Arrays.fill(images, (byte) 9);
    images[images.length - 1] = 77;
    Path x = folder.resolve("x.npy");
    Files.write(x, bytes(header("|u1", "(2, 1081344, 32)"), images));
    Files.write(folder.resolve("y.npy"), LABELS);
    Path cache = folder.resolve("cache");
    DataLocations here = new DataLocations(Optional.empty(), Optional.empty(), cache);

    String first = NumpyFile.of(folder).load(here).training().sha256();

    assertThat(cache).isNotEmptyDirectory();
    ImageData again = NumpyFile.of(folder).load(here).training();
    assertThat(again.bytes(1)[images.length / 2 - 1]).isEqualTo((byte) 77);
    assertThat(again.sha256()).isEqualTo(first);
  }

  @Test
  void changed_and_cut_files_are_read_or_refused() throws IOException {
    byte[] whole =
        Files.readAllBytes(
            npz("x", array("<i2", "(2, 1, 2)", 1, 2, 3, 4, 5, 6, 7, 8), "y", LABELS));
    byte[] single = array("<f4", "(2, 1, 1)", new int[8]);
    Path archive = folder.resolve("changed.npz");
    Path file = folder.resolve("x.npy");
    Files.write(folder.resolve("y.npy"), LABELS);
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      refused += isRefused(archive, changed(whole, random)) ? 1 : 0;
      refused += isRefused(file, changed(single, random)) ? 1 : 0;
    }
    assertThat(refused).isBetween(200, 599);
  }

  private static byte[] changed(byte[] whole, Random random) {
    byte[] changed = whole.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    return random.nextInt(6) == 0
        ? Arrays.copyOf(changed, random.nextInt(changed.length + 9))
        : changed;
  }

  private boolean isRefused(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try {
      assertThat(NumpyFile.of(file).load(nowhere()).training().rows()).isEqualTo(2);
      return false;
    } catch (RefusedException e) {
      return true;
    }
  }

  private void refused(NumpyFile file, String message) {
    assertThatThrownBy(() -> file.load(nowhere()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  /** An .npz file of names and arrays, stored. */
  private Path npz(Object... members) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      for (int i = 0; i < members.length; i += 2) {
        zip.putNextEntry(new ZipEntry(members[i] + ".npy"));
        zip.write((byte[]) members[i + 1]);
      }
    }
    return Files.write(folder.resolve("arrays.npz"), out.toByteArray());
  }

  /** An .npy file of bytes, version 1, in C order. */
  private static byte[] array(String type, String shape, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes(header(type, shape), bytes);
  }

  private static byte[] floats(String shape, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes(header("<f4", shape), bytes.array());
  }

  private static byte[] header(String type, String shape) {
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
    return bytes(
        "\u0093NUMPY\u0001\u0000".getBytes(ISO_8859_1),
        new byte[] {(byte) text.length(), (byte) (text.length() >> 8)},
        text.getBytes(ISO_8859_1));
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private DataLocations nowhere() {
    return new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("no-cache"));
  }
}
