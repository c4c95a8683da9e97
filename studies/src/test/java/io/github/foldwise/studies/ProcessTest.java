package io.github.foldwise.studies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.fixtures.Child;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(out).contains("(200, 28, 28) uint8 → (200, 28, 28, 1) float32").contains("28×28×64");
  }
}
