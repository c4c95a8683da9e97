package io.github.foldwise.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  @TempDir Path folder;
  private Path csv;

  @BeforeEach
  void images() throws IOException {
    csv = folder.resolve("list.csv");
    for (int i = 1; i <= 4; i++) {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, i);
      Files.createDirectories(folder.resolve("pets"));
      ImageIO.write(image, "png", folder.resolve("pets/" + i + ".png").toFile());
    }
  }

  @Test
  void rows_keep_the_order_of_the_list_and_other_columns_stay_with_them() throws IOException {
    write(
        """
        patient,File,Label
        p1,pets/3.png,dog
        "p2, the second",pets/1.png,cat
        p1,pets/2.png,dog
        """);
    DataSet data = load(CsvFile.of(csv));
    assertThat(data.title()).isEqualTo("CSV list of images (3 images)");
    assertThat(data.classNames()).containsExactly("cat", "dog");
    assertThat(data.training().labels()).containsExactly(1, 0, 1);
    assertThat(pixels(data)).containsExactly(3, 1, 2);
    assertThat(data.training().rowNames())
        .containsExactly("pets/3.png", "pets/1.png", "pets/2.png");
    assertThat(data.training().columns())
        .isEqualTo(Map.of("patient", List.of("p1", "p2, the second", "p1")));
  }

  @Test
  void columns_weights_parts_and_classes_may_be_named() throws IOException {
    write(
        """
        id;breed;importance;use
        1;dog;0.5;train
        2;cat;1;val
        3;dog;2;test
        """);
    DataSet data =
        load(
            CsvFile.of(csv)
                .in(folder.resolve("pets"))
                .ending(".png")
                .file("id")
                .label("breed")
                .weight("importance")
                .split("use")
                .classes("dog", "cat", "cow"));
    assertThat(data.title()).isEqualTo("CSV list of images, weighted (2 + 1 images)");
    assertThat(data.classNames()).containsExactly("dog", "cat", "cow");
    assertThat(data.training().labels()).containsExactly(0, 1);
    assertThat(data.training().weights()).containsExactly(0.5f, 1);
    assertThat(data.training().columns())
        .isEqualTo(Map.of("split", List.of("train", "validation")));
    assertThat(data.test().orElseThrow().rowNames()).containsExactly("3.png");
  }

  @Test
  void whole_numbers_are_ordered_as_numbers() throws IOException {
    write("\ufefffile\tlabel\npets/1.png\t10\n\npets/2.png\t9\n");
    DataSet data = load(CsvFile.of(csv));
    assertThat(data.classNames()).containsExactly("9", "10");
    assertThat(data.training().labels()).containsExactly(1, 0);
  }

  @Test
  void unreadable_files_take_their_columns_with_them() throws IOException {
    Files.writeString(folder.resolve("pets/2.png"), "no picture");
    write("file,label,weight,n\npets/1.png,a,1,x\npets/2.png,b,2,y\npets/3.png,b,3,z\n");
    DataSet data = load(CsvFile.of(csv).skipUnreadable());
    assertThat(data.training().labels()).containsExactly(0, 1);
    assertThat(data.training().weights()).containsExactly(1, 3);
    assertThat(data.training().columns()).isEqualTo(Map.of("n", List.of("x", "z")));
  }

  @Test
  void weights_that_leave_no_row_to_train_on_are_refused() throws IOException {
    write("file,label,weight,split\npets/1.png,a,0,train\npets/2.png,a,1,test\n");
    refused(
        """
        %s, column weight: expected a weight above 0 of some row to train on, found 0 for all.
          A row of weight 0 is left out of the loss: write 1 for a row like any other.\
        """
            .formatted(csv));
  }

  @Test
  void all_problems_of_the_rows_are_reported_at_once() throws IOException {
    write(
        """
        file,label,weight,split
        /etc/passwd,a,1,train
        ../x.png,a,1,train
        pets/5.png,a,-1,train
        pets/1.png,,1,train
        pets/1.png,b,much,test
        pets/2.png,a,1,maybe
        """);
    refused(
        """
        %1$s, column split: expected train, validation or test, found 'maybe' in line 7.
          Write one of these words.
        %1$s, column weight: expected a finite weight of at least 0, found '-1' in line 4, 'much' in line 6.
          Write 1 for a row like any other.
        %1$s, column label: expected a label, found '' in line 5.
          Label these rows, or remove them.
        %1$s, column label: expected a class that rows to train on have, too, found 'b' in line 6.
          Correct the label, or remove these rows.
        %1$s, column file: expected a path below %2$s, found '/etc/passwd' in line 2, '../x.png' in line 3.
          Write relative paths without '..': CsvFile.of(file).in(folder) says where they begin.
        %1$s, column file: expected an image file below %2$s, found 'pets/5.png' in line 4.
          Correct the path; CsvFile.of(file).in(folder) and .ending(".jpg") say what it lacks.
        %1$s, column file: expected each file once, found 'pets/1.png' in line 6.
          Keep one row of each file: its copies would be in several folds.\
        """
            .formatted(csv, folder));
  }

  @Test
  void links_out_of_the_folder_are_refused(@TempDir Path elsewhere) throws IOException {
    Files.copy(folder.resolve("pets/1.png"), elsewhere.resolve("1.png"));
    Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
    Files.createSymbolicLink(folder.resolve("within"), folder.resolve("pets"));
    write("file,label\nwithin/1.png,a\n");
    assertThat(load(CsvFile.of(csv)).training().rows()).isEqualTo(1);
    write("file,label\nlinked/1.png,a\n");
    refused(
        """
        %1$s: expected files and folders, or links to some within %1$s, found linked/1.png.
          Put the files themselves there, or name the folder that holds all.\
        """
            .formatted(folder));
    assertThatThrownBy(() -> load(ImageFolder.of(folder)))
        .hasMessage(
            """
            %1$s: expected files and folders, or links to some within %1$s, found linked.
              Put the files themselves there, or name the folder that holds all.\
            """
                .formatted(folder));
  }

  @Test
  void a_header_without_usual_names_is_refused_with_the_word_that_names_a_column()
      throws IOException {
    write("id,image,path\n1,a,b\n");
    refused(
        """
        %1$s, header: expected one column for the file, found image and path.
          Say which column it is, CsvFile.of(file).file("…"), or rename it to file.
        %1$s, header: expected a column label or class or class_name or category or target, found id, image, path.
          Say which column it is, CsvFile.of(file).label("…"), or rename it to label.\
        """
            .formatted(csv));
  }

  @Test
  void what_is_no_table_is_refused() throws IOException {
    String message =
        "%s: expected a CSV file in UTF-8: a header such as file,label, and a row for each image,"
            + " found %s.\n  Save the table again as CSV, or name another file.";
    refused(message.formatted(csv, "no file"));
    write("");
    refused(message.formatted(csv, "an empty file"));
    write("file,label\n");
    refused(message.formatted(csv, "a header alone"));
    write("file,label,file\na,b,c\n");
    refused(message.formatted(csv, "the header file, label, file, with a name twice"));
    Files.write(csv, "file,label\né.png,a\n".getBytes(ISO_8859_1));
    refused(message.formatted(csv, "bytes that are no UTF-8"));
    write("file,label\na,b\na,b,c\n");
    refused(
        ("%s, line 3: expected 2 texts, as in the header, found 3.\n"
                + "  Put texts with a separator into quotes.")
            .formatted(csv));
  }

  @Test
  void damage_is_refused_whatever_it_is() throws IOException {
    byte[] bytes =
        "file,label,weight,split\npets/1.png,\"a \"\"b\",1,train\npets/2.png,b,2,test\n"
            .getBytes(UTF_8);
    Random random = new Random(7);
    for (int mutation = 0; mutation < 2_000; mutation++) {
      byte[] damaged = bytes.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(csv, damaged);
      try {
        assertThat(load(CsvFile.of(csv)).training().rows()).isBetween(1, 2);
      } catch (RefusedException e) {
        assertThat(e).message().isNotBlank();
      }
    }
  }

  private void write(String text) throws IOException {
    Files.writeString(csv, text);
  }

  private DataSet load(ImageFiles<?> source) {
    return source.load(
        new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("cache")));
  }

  private void refused(String message) {
    assertThatThrownBy(() -> load(CsvFile.of(csv)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  private static int[] pixels(DataSet data) {
    int[] pixels = new int[data.training().rows()];
    for (int row = 0; row < pixels.length; row++) {
      pixels[row] = data.training().bytes(row)[0];
    }
    return pixels;
  }
}
