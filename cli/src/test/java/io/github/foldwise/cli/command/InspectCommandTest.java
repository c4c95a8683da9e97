package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void images() throws IOException {
    for (String name : new String[] {"a", "b", "c"}) {
      BufferedImage image = new BufferedImage(2, 3, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, 200);
      Files.createDirectories(folder.resolve("pets"));
      ImageIO.write(image, "png", folder.resolve("pets/" + name + ".png").toFile());
    }
    Files.writeString(folder.resolve("pets/._a.png"), "");
  }

  @Test
  void a_folder_is_described_with_what_was_skipped() throws IOException {
    Path picture = folder.resolve("pictures/samples.png");
    Cli.Result result =
        Cli.of().run("data", "inspect", folder.toString(), "--out", picture.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            Data: Image folder (3 images)
            training: 3 images of 3×2×1, bytes from 0 to 200
            test: none
            first row: pets/a.png

            label  class  training
            0      pets   3

            Skipped: 1 file
              pets/._a.png: left by an operating system

            Picture: %s
            """
                .formatted(picture));
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(2 * 3 * (112 + 4));
  }

  @Test
  void images_of_many_sizes_are_described_in_one_size_and_without_what_is_damaged()
      throws IOException {
    ImageIO.write(
        new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_GRAY),
        "png",
        folder.resolve("pets/d.png").toFile());
    Files.writeString(folder.resolve("pets/e.png"), "no image");
    String picture = folder.resolve("samples.png").toString();

    assertThat(inspect("--out", picture).err()).contains("size(3, 2)");
    assertThat(inspect("--size", "8").err())
        .isEqualTo(
            """
            --size 8: expected height and width in pixels, such as 64x48, found '8'.
              Write --size 64x48.
            """);
    assertThat(inspect("--size", "8x6", "--skip-unreadable", "--out", picture).out())
        .contains("training: 4 images of 8×6×1, bytes", "Skipped: 2 files", "  pets/e.png: ");
  }

  private Cli.Result inspect(String... options) {
    return Cli.of()
        .run(
            Stream.concat(Stream.of("data", "inspect", folder.toString()), Stream.of(options))
                .toArray(String[]::new));
  }

  @Test
  void a_list_is_described_with_its_weights_and_columns() throws IOException {
    Path csv = folder.resolve("list.csv");
    Files.writeString(
        csv,
        """
        file,label,weight,split,patient
        pets/a.png,dog,0.5,train,p1
        pets/b.png,cat,2,train,p2
        pets/c.png,dog,1,test,p1
        """);
    Path picture = folder.resolve("samples.png");
    Cli.Result result =
        Cli.of().run("data", "inspect", csv.toString(), "--out", picture.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            Data: CSV list of images, weighted (2 + 1 images)
            training: 2 images of 3×2×1, bytes from 0 to 200
            training weights: from 0.5 to 2
            test: 1 image of 3×2×1, bytes from 0 to 200
            test weights: from 1 to 1
            column split: train
            column patient: p1, p2
            first row: pets/a.png

            label  class  training  test
            0      cat    1         0
            1      dog    1         1

            Picture: %s
            """
                .formatted(picture));
  }

  @Test
  void what_cannot_be_read_is_refused_and_no_picture_is_made() {
    Path picture = folder.resolve("samples.png");
    Cli.Result result =
        Cli.of()
            .run("data", "inspect", folder.resolve("x").toString(), "--out", picture.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).startsWith(folder.resolve("x") + ": expected images: a folder");
    assertThat(picture).doesNotExist();
  }

  @Test
  void a_picture_that_cannot_be_written_is_refused() {
    Path picture = folder.resolve("pets/a.png/samples.png");
    Cli.Result result =
        Cli.of().run("data", "inspect", folder.toString(), "--out", picture.toString());
    assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.err()).startsWith("--out " + picture + ": expected a file that can be");
  }
}
