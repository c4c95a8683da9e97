package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Remark;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  @TempDir Path root;

  @Test
  void each_sub_folder_is_a_class_and_everything_is_ordered_by_name() throws IOException {
    gray("dogs/b.png", 3, 4);
    gray("cats/z.png", 1, 2);
    gray("dogs/a.png", 5, 6);
    gray("cats/.hidden.png", 9, 9);
    Files.write(root.resolve(".DS_Store"), new byte[3]);

    DataSet data = load();

    assertThat(data.name()).isEqualTo("image-folder");
    assertThat(data.title()).isEqualTo("Image folder (3 images)");
    assertThat(data.classNames()).containsExactly("cats", "dogs");
    assertThat(data.test()).isEmpty();
    assertThat(data.training().shape()).hasToString("1×2×1");
    assertThat(data.training().labels()).containsExactly(0, 1, 1);
    assertThat(pixels(data.training())).containsExactly(1, 2, 5, 6, 3, 4);
  }

  @Test
  void gray_values_come_as_they_are_stored() throws IOException {
    gray("all/a.png", 0, 1, 64, 127, 128, 200, 254, 255);
    gray("all/b.bmp", 0, 1, 64, 127, 128, 200, 254, 255);
    assertThat(pixels(load().training()))
        .containsExactly(0, 1, 64, 127, 128, 200, 254, 255, 0, 1, 64, 127, 128, 200, 254, 255);
  }

  @Test
  void sixteen_bits_of_gray_become_eight() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0x0000, 0x80ff, 0xffff});
    write("all/a.png", image);
    assertThat(pixels(load().training())).containsExactly(0x00, 0x80, 0xff);
  }

  @Test
  void sixteen_bits_are_kept_when_asked() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0x0000, 0x80ff, 0xffff});
    write("all/a.png", image);
    gray("all/b.png", 0, 51, 255);

    DataSet data = ImageFolder.of(root).sixteenBit().load(asking(Optional.empty()));

    float[] pixels = new float[6];
    data.training().read(0, pixels, 0);
    data.training().read(1, pixels, 3);
    assertThat(pixels).containsExactly(0, 33023 / 65535f, 1, 0, 51 / 255f, 1); // 0x80ff is 33023
    assertThat(data.remarks()).isEmpty();
  }

  @Test
  void lost_bits_are_a_remark() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 0x8000);
    write("all/a.png", image);
    image.getRaster().setSample(0, 0, 0, 0x8080); // 128 of 255, written with 16 bits
    write("all/b.png", image);

    assertThat(load().remarks())
        .containsExactly(
            new Remark(
                "sixteen bits",
                "1 image has 16 bits per sample, of which the upper 8 are used.",
                "Values that differ in the lower 8 bits alone are equal. To use all 16, say"
                    + " ImageFolder.of(folder).sixteenBit()."));
  }

  @Test
  void one_coloured_image_gives_all_of_them_three_channels() throws IOException {
    colours("all/a.png", 0x102030, 0x0000ff);
    gray("all/b.png", 7, 8);

    ImageData data = load().training();

    assertThat(data.shape()).hasToString("1×2×3");
    assertThat(pixels(data)).containsExactly(0x10, 0x20, 0x30, 0, 0, 0xff, 7, 7, 7, 8, 8, 8);
  }

  @Test
  void colours_that_are_all_gray_are_one_channel() throws IOException {
    colours("all/a.bmp", 0x404040, 0x050505);
    ImageData data = load().training();
    assertThat(data.shape()).hasToString("1×2×1");
    assertThat(pixels(data)).containsExactly(0x40, 0x05);
  }

  @Test
  void jpeg_and_gif_are_read_whatever_the_case_of_their_ending() throws IOException {
    gray("all/a.JPG", 128, 128); // a flat image survives JPEG's compression
    gray("all/b.jpeg", 128, 128);
    colours("all/c.gif", 0x808080, 0x808080);
    assertThat(pixels(load().training())).containsExactly(128, 128, 128, 128, 128, 128);
  }

  @Test
  void train_and_test_are_kept_apart_with_the_labels_of_train() throws IOException {
    gray("train/ants/a.png", 1);
    gray("train/bees/a.png", 2);
    gray("train/cows/a.png", 3);
    gray("test/cows/a.png", 4);
    gray("test/ants/a.png", 5);

    DataSet data = load();

    assertThat(data.title()).isEqualTo("Image folder (3 + 2 images)");
    assertThat(data.classNames()).containsExactly("ants", "bees", "cows");
    assertThat(data.training().labels()).containsExactly(0, 1, 2);
    assertThat(data.test().orElseThrow().labels()).containsExactly(0, 2);
    assertThat(pixels(data.test().orElseThrow())).containsExactly(5, 4);
  }

  @Test
  void a_name_is_kept_but_not_for_a_folder_that_was_asked_for() throws IOException {
    gray("one/ants/a.png", 1);
    gray("two/bees/a.png", 2);
    ImageFolder folder = ImageFolder.of(root.resolve("one")).named("pets", "Pets");

    DataSet declared = folder.load(asking(Optional.empty()));
    DataSet asked = folder.load(asking(Optional.of(root.resolve("two"))));

    assertThat(declared.name()).isEqualTo("pets");
    assertThat(declared.title()).isEqualTo("Pets (1 image)");
    assertThat(asked.name()).isEqualTo("image-folder");
    assertThat(asked.classNames()).containsExactly("bees");
  }

  @Test
  void a_missing_folder_is_refused() {
    Path missing = root.resolve("missing");
    assertThatThrownBy(() -> ImageFolder.of(missing).load(asking(Optional.empty())))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            missing
                + ": expected a folder with one sub-folder of images per class, found no folder.\n"
                + "  Name the folder above the classes.");
  }

  @Test
  void a_folder_without_classes_is_refused() throws IOException {
    gray("a.png", 1);
    refused(
        ("%s: expected one sub-folder of images per class, found no sub-folder.\n"
                + "  Make a folder for each class and put its images there.")
            .formatted(root));
  }

  @Test
  void an_empty_folder_is_refused() {
    refused(
        ("%s: expected one sub-folder of images per class, found nothing.\n"
                + "  Make a folder for each class and put its images there.")
            .formatted(root));
  }

  @Test
  void an_archive_in_place_of_the_classes_is_to_be_unpacked() throws IOException {
    Files.createFile(root.resolve("pets.ZIP"));
    refused(
        ("%s: expected one sub-folder of images per class, found no sub-folder.\n"
                + "  Unpack pets.ZIP: it is an archive within the data.")
            .formatted(root));
  }

  @Test
  void a_folder_above_the_folder_of_classes_is_refused() throws IOException {
    gray("pets/ants/a.png", 1);
    gray("pets/bees/a.png", 2);
    refused(
        """
        %s/pets: expected nothing but images (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found \
        ants, bees.
          Name the folder above the classes: only train, validation and test may lie between. If \
        all below a folder is one class, say nested().\
        """
            .formatted(root));
  }

  @Test
  void everything_that_does_not_belong_is_reported_at_once() throws IOException {
    gray("train/ants/a.png", 1);
    Files.createDirectories(root.resolve("train/bees"));
    gray("test/ants/a.png", 2);
    gray("test/wasps/a.png", 3);
    for (int i = 1; i <= 7; i++) {
      Files.write(root.resolve("test/ants/note" + i + ".txt"), new byte[1]);
    }
    Files.write(root.resolve("train/labels.csv"), new byte[1]);
    Files.write(root.resolve("readme.md"), new byte[1]);
    refused(
        """
        %1$s: expected nothing but the folders train, validation and test, for one of them is there, found readme.md.
          Move what does not belong there elsewhere.
        %1$s/train: expected nothing but one sub-folder per class, found labels.csv.
          Move what does not belong there elsewhere.
        %1$s/test/wasps: expected a class that train holds too: ants, bees, found wasps.
          Add training images of this class, or remove these.
        %1$s/train/bees: expected images (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found none.
          Put images there, or remove the folder.
        %1$s/test/ants: expected nothing but images (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found note1.txt, \
        note2.txt, note3.txt, note4.txt, note5.txt and 2 more.
          Move what does not belong there elsewhere.\
        """
            .formatted(root));
  }

  @Test
  void names_that_look_the_same_are_shown_with_what_differs() throws IOException {
    assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "names need UTF-8");
    gray("train/\u00e9/a.png", 1);
    gray("test/e\u0301/a.png", 1);
    refused(
        """
        %s: expected the name of train, \\u00e9, found e\\u0301, which looks the same.
          Give both folders the same name.\
        """
            .formatted(root.resolve("test/e\u0301")));
    gray("train/e\u0301/a.png", 1);
    refused(
        """
        %s: expected names that look different, found e\u0301 twice: e\\u0301 and \\u00e9.
          Rename one, or put the files of both into one folder.\
        """
            .formatted(root.resolve("train")));
  }

  @Test
  void a_test_folder_without_a_train_folder_is_refused() throws IOException {
    gray("test/ants/a.png", 1);
    refused(
        ("%s: expected a folder train beside the folder test, found none.\n"
                + "  Put the training images there, in one sub-folder per class.")
            .formatted(root));
  }

  @Test
  void images_of_two_sizes_are_refused_with_the_first_two_that_differ() throws IOException {
    gray("ants/a.png", 1, 2);
    gray("ants/b.png", 1, 2);
    gray("bees/a.png", 1, 2, 3);
    gray("bees/b.png", 1, 2, 3);
    refused(
        ("%s: expected 1×2 pixels, as in %s, found 1×3 pixels.\n"
                + "  Bring all images to one size (height×width): an image folder does so by"
                + " size(1, 2).")
            .formatted(root.resolve("bees/a.png"), root.resolve("ants/a.png")));
  }

  @Test
  void files_that_are_no_images_are_refused_each() throws IOException {
    Files.createDirectories(root.resolve("ants"));
    Files.writeString(root.resolve("ants/a.png"), "not a picture");
    gray("ants/b.png", 1);
    Files.write(root.resolve("ants/c.png"), new byte[0]);
    refused(
        """
        %s: expected an image (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found none of these.
          Save the image again, or remove the file.
        %s: expected an image (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found an empty file.
          Save the image again, or remove the file.\
        """
            .formatted(root.resolve("ants/a.png"), root.resolve("ants/c.png")));
  }

  @Test
  void a_transparent_image_is_refused() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xff000000);
    image.setRGB(1, 0, 0x7f000000);
    write("ants/a.png", image);
    refused(
        """
        %s: expected opaque pixels, found alpha 127 of 255 in row 0, column 1.
          Lay the image on a background colour and save it without transparency; an image folder \
        does so by onWhite().\
        """
            .formatted(root.resolve("ants/a.png")));
  }

  @Test
  void an_image_of_more_pixels_than_pillow_takes_is_refused_before_it_is_decoded()
      throws IOException {
    Path file = root.resolve("ants/a.gif");
    colours("ants/a.gif", 0x808080);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 6, 10, (byte) 0xff); // width and height of the canvas
    Files.write(file, bytes);
    refused(
        ("%s: expected an image (bmp, gif, jpeg, jpg, png, tif, tiff, webp), found one of"
                + " 65535×65535 pixels, more than 178,956,970.\n"
                + "  Save the image again, or remove the file.")
            .formatted(file));
  }

  private DataSet load() {
    return ImageFolder.of(root).load(asking(Optional.empty()));
  }

  private DataLocations asking(Optional<Path> folder) {
    return new DataLocations(folder, Optional.empty(), root.resolve("cache"));
  }

  private void refused(String message) {
    assertThatThrownBy(this::load).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  /** One row of gray pixels. */
  private void gray(String name, int... values) throws IOException {
    BufferedImage image = new BufferedImage(values.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, values.length, 1, 0, values);
    write(name, image);
  }

  /** One row of coloured pixels. */
  private void colours(String name, int... colours) throws IOException {
    BufferedImage image = new BufferedImage(colours.length, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, colours.length, 1, colours, 0, colours.length);
    write(name, image);
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.substring(name.lastIndexOf('.') + 1);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
  }

  private static int[] pixels(ImageData data) {
    return IntStream.range(0, data.rows())
        .mapToObj(data::bytes)
        .flatMapToInt(row -> IntStream.range(0, row.length).map(i -> Byte.toUnsignedInt(row[i])))
        .toArray();
  }
}
