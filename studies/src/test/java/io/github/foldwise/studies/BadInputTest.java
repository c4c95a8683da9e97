package io.github.foldwise.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input for {@code fashion-mnist}: refused by one message each, before TensorFlow loads. */
class BadInputTest {
  @TempDir Path folder;
  private IdxFiles files;

  @BeforeEach
  void aGoodDataSet() {
    files = IdxFiles.in(folder).images("train", 20).labels("train", 20).images("t10k", 10);
    files.labels("t10k", 10);
  }

  @Test
  void the_files_are_good_as_they_are() {
    MainCli.Result result =
        new MainCli(Map.of()).run("plan", "--no-time", "--data", folder.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("Warning: "));
    assertThat(result.out()).contains("20 training rows, 10 test rows");
  }

  @Test
  void the_environment_names_the_folder_of_the_full_set() {
    MainCli.Result result =
        new MainCli(Map.of("FOLDWISE_DATA", folder.toString()))
            .run("plan", "--no-time", "--preset", "full");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("Warning: "));
    assertThat(result.out()).contains("20 training rows, 10 test rows");
  }

  @Test
  void dropout_of_everything() {
    assertThat(refusal("--set", "dropout=1.0"))
        .startsWith(
            """
            layer 9 dropout(1.0): expected a rate in [0,1), found 1.0.
              Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none.
            """);
  }

  @Test
  void negative_penalties_of_all_layers_at_once() {
    assertThat(refusal("--set", "l2=-1e-4"))
        .contains("layer 1 conv(16, 3): ")
        .contains("layer 4 conv(64, 3): ")
        .contains("layer 8 dense(64): ")
        .contains("at least 0, found -1.0E-4.");
  }

  @Test
  void a_kernel_of_nothing() {
    assertThat(refusal("--set", "kernel_1=0")).startsWith("layer 1 conv(16, 0): expected ");
  }

  @Test
  void more_folds_than_rows() {
    assertThat(refusal("--set", "folds=21"))
        .contains("from 2 to the number of rows, 20")
        .contains("found 21");
  }

  @Test
  void an_enormous_number_of_folds() {
    assertThat(refusal("--set", "folds=999999999")).contains("found 999999999");
  }

  @Test
  void no_epochs_and_empty_batches() {
    assertThat(refusal("--set", "epochs=0", "--set", "batch=0")).contains("found 0");
  }

  @Test
  void a_truncated_file() {
    files.truncate("train-images-idx3-ubyte", 100);

    assertThat(refusal()).contains("train-images-idx3-ubyte");
  }

  @Test
  void a_wrong_magic_number() {
    files.overwrite("train-labels-idx1-ubyte", 3, 7);

    assertThat(refusal()).contains("train-labels-idx1-ubyte");
  }

  @Test
  void images_and_labels_of_different_count() {
    files.labels("train", 19);

    assertThat(refusal()).contains("20").contains("19");
  }

  @Test
  void a_label_beyond_the_classes() {
    files.overwrite("train-labels-idx1-ubyte", 8 + 5, 10);

    assertThat(refusal()).contains("10");
  }

  @Test
  void a_folder_that_does_not_exist() {
    Path missing = folder.resolve("missing");
    MainCli.Result result = new MainCli(Map.of()).run("run", "--data", missing.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith(missing.toString());
  }

  /** The message of a refused run on the files; nothing else may be printed. */
  private String refusal(String... options) {
    List<String> args = new ArrayList<>(List.of("run", "fashion-mnist", "--data=" + folder));
    args.add("--out=" + folder.resolve("run"));
    args.addAll(Arrays.asList(options));
    MainCli.Result result = new MainCli(Map.of()).run(args.toArray(String[]::new));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isNotEmpty().doesNotContain("\tat ").doesNotContain("Exception");
    return result.err();
  }
}
