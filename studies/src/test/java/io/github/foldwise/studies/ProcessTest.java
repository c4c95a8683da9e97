package io.github.foldwise.studies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.datasets.ImageFolder;
import io.github.foldwise.fixtures.Child;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a separate process can show. */
class ProcessTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "list",
        "plan --limit 200 --no-time",
        "folds --scheme kfold --n 10 --k 2 --seed 1",
        "report no-such-run",
        "run fashion-mnist --set dropped=1"
      })
  void commands_that_do_not_train_load_no_class_of_tensorflow(String args) throws Exception {
    Path classes = folder.resolve("classes.txt");
    Process process = Child.start(List.of("-Xlog:class+load:file=" + classes), Main.class, args);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());

    assertThat(process.waitFor()).isIn(0, 2);
    assertThat(Files.readString(classes))
        .contains("io.github.foldwise.studies.Main ")
        .doesNotContain("org.tensorflow.")
        .doesNotContain("org.bytedeco.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"devices", "run fashion-mnist --preset quick --limit 100 --out none"})
  void without_tensorflows_library_a_command_that_needs_it_is_refused(String args)
      throws Exception {
    String jar = "tensorflow-core-native-[^" + File.pathSeparator + "]*-(linux|macosx|windows)-";
    String others =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Pattern.compile(jar).matcher(entry).find())
            .collect(Collectors.joining(File.pathSeparator));
    Process process = Child.start(List.of("-cp", others), Main.class, args);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    String error = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(error)
        .contains(
            "TensorFlow's native library: expected org.tensorflow:tensorflow-core-native with the"
                + " classifier ")
        .contains(" on the class path, found none.");
  }

  @Test
  void under_the_c_locale_output_is_utf_8() throws Exception {
    Process process = Child.start(List.of(), Main.class, "plan --limit 200 --no-time");
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(out).contains("(200, 28, 28) uint8 → (200, 28, 28, 1) float32").contains("14×14×64");
  }

  /** Reads the folder of images that the program is given. */
  static final class ReadFolder {
    public static void main(String[] args) {
      try {
        var data =
            ImageFolder.of(Path.of(args[0]))
                .load(new DataLocations(Optional.empty(), Optional.empty(), Path.of("cache")));
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8).println(data);
      } catch (RefusedException e) {
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8)
            .println(e.getMessage());
      }
    }
  }

  @Test
  void under_the_c_locale_a_folder_named_in_other_characters_is_refused_with_the_locale()
      throws Exception {
    new ProcessBuilder("sh", "-c", "mkdir $(printf '\\303\\251')") // é, whatever this locale is
        .directory(folder.toFile())
        .start()
        .waitFor();
    Process process = Child.start(List.of(), ReadFolder.class, folder.toString());
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(out)
        .isEqualTo(
            """
            %s: expected names in the characters of this locale (ANSI_X3.4-1968), found 1 in others, such as \ufffd\ufffd.
              Run in a locale of UTF-8, for example with LC_ALL=C.UTF-8, or rename them.
            """
                .formatted(folder));
  }

  @Test
  void under_the_c_locale_a_path_in_other_characters_is_refused_with_the_locale() throws Exception {
    Process process = Child.start(List.of(), Main.class, "plan --data \u00e9");
    String error = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(error)
        .startsWith("--data: expected a path in the characters of this locale (ANSI_X3.4-1968)")
        .endsWith("  Run in a locale of UTF-8, for example with LC_ALL=C.UTF-8.\n");
  }
}
