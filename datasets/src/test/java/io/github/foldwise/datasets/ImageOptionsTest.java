package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.Remark;
import io.github.foldwise.data.Skipped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the words of an image folder do; their arithmetic is in {@link ImagesGoldenTest}. */
class ImageOptionsTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void prepare() {
    root = folder.resolve("pets");
  }

  @Test
  void images_of_all_sizes_get_one() throws IOException {
    gray("cats/a.png", 1, 4, 10, 20, 30, 40);
    gray("dogs/b.png", 2, 2, 50, 60, 70, 80);

    DataSet data = load(pets -> pets.size(2, 2));

    // 4 columns become 2: pixel 0 lies at (0 + 0.5) · 4 / 2 − 0.5 = 0.5, between 10 and 20
    assertThat(data.training().shape()).hasToString("2×2×1");
    assertThat(data.training().bytes(0)).containsExactly(15, 35, 15, 35);
    assertThat(data.training().bytes(1)).containsExactly(50, 60, 70, 80);
  }

  @Test
  void other_proportions_are_cut_off_or_lie_on_black() throws IOException {
    gray("cats/a.png", 1, 4, 10, 20, 30, 40);
    assertThat(load(pets -> pets.size(1, 1).crop()).training().bytes(0)).containsExactly(20);
    assertThat(load(pets -> pets.size(1, 2).crop()).training().bytes(0)).containsExactly(20, 30);
    assertThat(load(pets -> pets.size(2, 4).pad()).training().bytes(0))
        .containsExactly(10, 20, 30, 40, 0, 0, 0, 0);
    assertThat(load(pets -> pets.size(1, 2).nearest()).training().bytes(0))
        .containsExactly(20, 40); // (0 + 0.5) · 4 / 2 = 1, (1 + 0.5) · 4 / 2 = 3
  }

  @Test
  void resized_values_are_rounded_only_to_sixteen_bits_if_these_are_kept() throws IOException {
    gray("cats/a.png", 1, 4, 10, 21, 30, 40);
    float[] values = load(pets -> pets.size(1, 2).sixteenBit()).training().floats(0);
    assertThat(values).containsExactly(15.5f * 257 / 65535 + 0.5f / 65535, 35 * 257 / 65535f);
  }

  @Test
  void colours_become_gray_and_gray_gets_three_channels() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x0a6414);
    write("cats/a.png", image);
    gray("dogs/b.png", 1, 1, 7);

    DataSet gray = load(ImageFiles::gray);
    assertThat(gray.training().shape()).hasToString("1×1×1");
    assertThat(gray.training().bytes(0)).containsExactly(64); // 0.299·10 + 0.587·100 + 0.114·20

    Files.delete(root.resolve("cats/a.png"));
    gray("cats/a.png", 1, 1, 5);
    DataSet coloured = load(ImageFiles::rgb);
    assertThat(coloured.training().shape()).hasToString("1×1×3");
    assertThat(coloured.training().bytes(1)).containsExactly(7, 7, 7);
  }

  @Test
  void transparent_pixels_lie_on_a_colour() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x33000000); // a fifth of black
    write("cats/a.png", image);
    assertThat(load(ImageFiles::onWhite).training().bytes(0)).containsExactly(204);
    assertThat(load(pets -> pets.on(100, 50, 0)).training().bytes(0)).containsExactly(80, 40, 0);
  }

  @Test
  void unreadable_files_are_skipped_counted_and_named() throws IOException {
    gray("cats/a.png", 1, 1, 1);
    file("cats/b.png", "no picture");
    file("cats/notes.txt", "no picture");
    gray("dogs/c.png", 1, 1, 3);
    file("dogs/d.png", "");

    DataSet data = load(ImageFiles::skipUnreadable);

    assertThat(data.title()).isEqualTo("Image folder (2 images)");
    assertThat(data.training().labels()).containsExactly(0, 1);
    assertThat(data.training().rowNames()).containsExactly("cats/a.png", "dogs/c.png");
    assertThat(data.training().bytes(1)).containsExactly(3);
    assertThat(data.remarks())
        .containsExactly(
            new Remark(
                "other files",
                "1 file is not called like an image: cats/notes.txt.",
                "It is in no row. If it is a photo of a format that is not read, save it in one"
                    + " that is."),
            new Remark(
                "unreadable files",
                "2 of 4 files cannot be read as images, and are skipped: cats/b.png (none of"
                    + " these), dogs/d.png (an empty file).",
                "They are in no row. If they are more of one class than of others, the figures"
                    + " tell less about it."));
    assertThat(data.skipped())
        .containsExactly(
            new Skipped("cats/notes.txt", "not called like an image"),
            new Skipped("cats/b.png", "none of these"),
            new Skipped("dogs/d.png", "an empty file"));
  }

  @Test
  void several_other_files_and_one_that_is_unreadable_are_counted_in_words_that_fit()
      throws IOException {
    gray("cats/a.png", 1, 1, 1);
    file("cats/b.heic", "no picture");
    file("cats/c.heic", "no picture");
    gray("dogs/c.png", 1, 1, 3);
    file("dogs/d.png", "");

    assertThat(load(ImageFiles::skipUnreadable).remarks())
        .containsExactly(
            new Remark(
                "other files",
                "2 files are not called like an image: cats/b.heic, cats/c.heic.",
                "They are in no row. If they are photos of a format that is not read, save them in"
                    + " one that is."),
            new Remark(
                "unreadable files",
                "1 of 3 files cannot be read as an image, and is skipped: dogs/d.png (an empty"
                    + " file).",
                "It is in no row."));
  }

  @Test
  void nothing_but_unreadable_files_is_refused() throws IOException {
    file("cats/a.png", "no picture");
    file("cats/b.png", "no picture");
    refused(
        () -> load(ImageFiles::skipUnreadable),
        root.resolve("cats/a.png")
            + " and all others: expected images that can be read, found 2 files that cannot.\n"
            + "  Give images: skipUnreadable() leaves out the few that are damaged.");
  }

  @Test
  void what_operating_systems_leave_is_skipped_and_counted() throws IOException {
    gray("cats/a.png", 1, 1, 1);
    for (String junk : List.of("cats/Thumbs.db", "desktop.ini", "cats/._a.png", "cats/.hidden")) {
      file(junk, "junk");
    }
    file("__MACOSX/cats/._a.png", "junk");

    DataSet data = load(pets -> pets);

    assertThat(data.training().rows()).isEqualTo(1);
    assertThat(data.remarks()).isEmpty();
    assertThat(data.skipped())
        .containsExactly(
            new Skipped("__MACOSX", "left by an operating system"),
            new Skipped("desktop.ini", "left by an operating system"),
            new Skipped("cats/._a.png", "left by an operating system"),
            new Skipped("cats/.hidden", "hidden"),
            new Skipped("cats/Thumbs.db", "left by an operating system"));
  }

  @Test
  void validation_rows_follow_those_of_train_and_a_column_says_so() throws IOException {
    gray("train/cats/a.png", 1, 1, 1);
    gray("train/dogs/b.png", 1, 1, 2);
    gray("val/dogs/c.png", 1, 1, 3);
    gray("test/cats/d.png", 1, 1, 4);

    DataSet data = load(pets -> pets);

    assertThat(data.training().labels()).containsExactly(0, 1, 1);
    assertThat(data.training().rowNames())
        .containsExactly("train/cats/a.png", "train/dogs/b.png", "val/dogs/c.png");
    assertThat(data.training().columns().get("split"))
        .containsExactly("train", "train", "validation");
    assertThat(data.test().orElseThrow().rowNames()).containsExactly("test/cats/d.png");
  }

  @Test
  void folders_below_a_class_belong_to_it_if_that_is_said() throws IOException {
    gray("cats/z.png", 1, 1, 1);
    gray("cats/b/a.png", 1, 1, 2);
    gray("cats/a/deep/c.png", 1, 1, 3);
    gray("dogs/a/a.png", 1, 1, 4);
    assertThat(load(ImageFolder::nested).training().rowNames())
        .containsExactly("cats/z.png", "cats/a/deep/c.png", "cats/b/a.png", "dogs/a/a.png");
  }

  @Test
  void a_link_to_a_folder_below_a_class_is_refused() throws IOException {
    gray("cats/a.png", 1, 1, 1);
    Files.createSymbolicLink(root.resolve("cats/again"), root);
    refused(
        () -> load(ImageFolder::nested),
        root.resolve("cats/again")
            + ": expected a folder of images, found a link to a folder.\n"
            + "  Put the folder itself there: links may go round in circles.");
  }

  @Test
  void listed_classes_have_the_numbers_of_the_list() throws IOException {
    gray("ants/a.png", 1, 1, 1);
    gray("bees/a.png", 1, 1, 2);
    gray("cows/a.png", 1, 1, 3);
    file("../names.txt", "cows\n\n ants \n");

    DataSet data = load(pets -> pets.classes("cows", "ants"));

    assertThat(data.classNames()).containsExactly("cows", "ants");
    assertThat(data.training().labels()).containsExactly(0, 1);
    assertThat(data.training().rowNames()).containsExactly("cows/a.png", "ants/a.png");
    assertThat(data.remarks())
        .containsExactly(
            new Remark(
                "other classes",
                "1 sub-folder is no listed class: bees.",
                "Its images are in no row."));
    assertThat(load(pets -> pets.classesIn(folder.resolve("names.txt"))).classNames())
        .containsExactly("cows", "ants");
    Files.writeString(folder.resolve("names.txt"), "\ufeffants\r\ncows\r\n");
    assertThat(load(pets -> pets.classesIn(folder.resolve("names.txt"))).classNames())
        .containsExactly("ants", "cows");
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'a', (byte) 0xe9});
    refused(
        () -> load(pets -> pets.classesIn(latin)),
        latin
            + ": expected a text file (UTF-8) with one class per line, found bytes that are no"
            + " UTF-8.\n  Name the file that lists the classes.");
  }

  @Test
  void a_listed_class_without_a_folder_is_refused() throws IOException {
    gray("ants/a.png", 1, 1, 1);
    refused(
        () -> load(pets -> pets.classes("ants", "wasps", "Ants")),
        root
            + ": expected a sub-folder for each class that classes(...) lists, found none for"
            + " wasps, Ants.\n  List classes as their folders are called.");
    refused(
        () -> load(pets -> pets.classes("ants", "ants")),
        "classes(...): expected names of sub-folders, each once, found ants twice.\n"
            + "  List the classes in the order of their numbers.");
  }

  @Test
  void words_that_contradict_each_other_are_refused() {
    ImageFolder pets = ImageFolder.of(root);
    refused(
        () -> pets.gray().rgb(),
        "image files: expected one of gray() and rgb(), found both.\n"
            + "  Neither is ignored: keep one of the two.");
    refused(
        () -> pets.size(64, 64).crop().pad(),
        "image files: expected one of crop() and pad(), found both.\n"
            + "  Neither is ignored: keep one of the two.");
    refused(
        () -> pets.onWhite().on(0, 0, 0),
        "image files: expected one of on(255, 255, 255) and on(0, 0, 0), found both.\n"
            + "  Neither is ignored: keep one of the two.");
    refused(
        pets::crop,
        "crop(): expected size(height, width) before it, found no size.\n"
            + "  Say which size the images get: size(64, 64).");
    refused(
        () -> pets.size(0, 64),
        "size(0, 64): expected a height and a width from 1 to 65535, found 0×64 pixels.\n"
            + "  Give the size that all images get (height, width).");
    refused(
        () -> pets.on(0, 256, 0),
        "on(0, 256, 0): expected red, green and blue from 0 to 255, found another number.\n"
            + "  Give the colour that lies under transparent pixels: on(255, 255, 255) is white.");
  }

  @Test
  void many_images_are_decoded_once_in_any_number_of_threads() throws IOException {
    int files = 1_200; // more than are decoded at each start
    Files.createDirectories(root.resolve("cats"));
    gray("cats/first.png", 1, 1, 9);
    byte[] gray = Files.readAllBytes(root.resolve("cats/first.png"));
    for (int i = 0; i < files; i++) {
      Files.write(root.resolve(String.format(Locale.ROOT, "cats/g%04d.png", i)), gray);
    }
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x010203);
    write("cats/g1000.png", image); // makes all of them coloured
    file("cats/g1100.png", "no picture");

    DataSet first = load(ImageFiles::skipUnreadable);
    DataSet again = load(ImageFiles::skipUnreadable);

    assertThat(first.training().rows()).isEqualTo(files);
    assertThat(first.training().bytes(0)).containsExactly(9, 9, 9);
    assertThat(first.training().bytes(1001)).containsExactly(1, 2, 3);
    assertThat(again.training().sha256()).isEqualTo(first.training().sha256());
    assertThat(again.remarks()).isEqualTo(first.remarks());
    assertThat(again.skipped()).containsExactly(new Skipped("cats/g1100.png", "none of these"));
    assertThat(folder.resolve("cache/pixels")).isDirectory();
  }

  @Test
  void the_first_ten_problems_are_those_of_the_first_files() throws IOException {
    Files.createDirectories(root.resolve("cats"));
    gray("cats/first.png", 1, 1, 9);
    for (int i = 0; i < 1_500; i++) {
      Files.write(root.resolve(String.format(Locale.ROOT, "cats/g%04d.png", i)), new byte[0]);
    }
    assertThatThrownBy(() -> load(pets -> pets))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.problems())
                    .hasSize(10)
                    .last()
                    .extracting(problem -> problem.place())
                    .isEqualTo(root.resolve("cats/g0009.png").toString()));
  }

  private DataSet load(UnaryOperator<ImageFolder> words) {
    return words
        .apply(ImageFolder.of(root))
        .load(new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("cache")));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  private void gray(String name, int height, int width, int... values) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, width, height, 0, values);
    write(name, image);
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
