package io.github.foldwise.cli.command;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.fixtures.Child;
import io.github.foldwise.fixtures.RunBytes;
import io.github.foldwise.sweep.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real training on the shipped images: a run's files are reproducible, except for times. */
class SameBytesTest {
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.5);

  private static final Experiment EXPERIMENT =
      Experiment.named("garments")
          .data(FashionMnist.sample().limit(120))
          .model(
              p ->
                  conv(4, 3)
                      .relu()
                      .l1l2(1e-5, 1e-4)
                      .activityL2(1e-4)
                      .bn()
                      .pool(2)
                      .flatten()
                      .dense(16)
                      .relu()
                      .dropout(p.get(DROPOUT))
                      .classify(10))
          .training(p -> adam(1e-3).epochs(2).batch(16))
          .folds(p -> kFold(3).shuffled(42))
          .seed(7)
          .testEachTrial()
          .ablate(DROPOUT, 0.0, 0.5);

  @TempDir static Path folder;

  /** With its declared seed, 7. */
  @BeforeAll
  static void one_run_with_one_job() {
    run("one", "--jobs", "1");
  }

  @Test
  void two_jobs_give_the_bytes_of_one_job() throws IOException {
    run("two", "--jobs", "2");

    assertThat(files("two")).isEqualTo(files("one")).containsKeys("trials.csv", "report.md");
  }

  @Test
  void another_seed_gives_other_figures_on_the_same_folds() throws IOException {
    run("eight", "--seed", "8");

    assertThat(files("eight").get("trials.csv")).isNotEqualTo(files("one").get("trials.csv"));
    assertThat(files("eight").get("model.csv")).isEqualTo(files("one").get("model.csv"));
  }

  @Test
  void a_report_that_is_rendered_again_has_the_same_bytes() throws IOException {
    Map<String, String> before = files("one");
    Files.delete(folder.resolve("one/report.md"));
    Files.delete(folder.resolve("one/plots/confusion.svg"));

    Cli.Result result = Cli.of(EXPERIMENT).run("report", folder.resolve("one").toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(files("one")).isEqualTo(before);
  }

  @Test
  void the_machine_s_language_charset_and_time_zone_change_no_byte() throws Exception {
    String english = process("english", "-Duser.language=en");

    assertThat(
            process(
                "persian",
                "-Duser.language=fa",
                "-Duser.country=IR",
                "-Dfile.encoding=IBM850",
                "-Duser.timezone=Asia/Kathmandu"))
        .isEqualTo(english);
    assertThat(process("turkish", "-Duser.language=tr", "-Dfile.encoding=US-ASCII"))
        .isEqualTo(english);
    for (String language : List.of("persian", "turkish")) {
      assertThat(files(language)).as(language).isEqualTo(files("english"));
    }
  }

  /** What a run in a process of its own prints. */
  private static String process(String out, String... options) throws Exception {
    List<String> command =
        List.of("run", "--device", "cpu", "--limit", "120", "--jobs", "1", "--out", out);
    Process process =
        Child.command(List.of(options), GarmentsMain.class, command)
            .directory(folder.toFile())
            .redirectError(folder.resolve(out + ".err").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve(out + ".err"))).isZero();
    return said.replace(out, "OUT");
  }

  private static void run(String out, String... more) {
    String[] args =
        Stream.concat(
                Stream.of("run", "--device", "cpu", "--out", folder.resolve(out).toString()),
                Stream.of(more))
            .toArray(String[]::new);
    Cli.Result result = Cli.of(EXPERIMENT).with(new TensorFlowEngine()).run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private static Map<String, String> files(String out) throws IOException {
    return RunBytes.of(folder.resolve(out));
  }
}
