package io.github.foldwise.cli.command;

import static io.github.foldwise.sweep.RandomSearch.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Pruning;
import io.github.foldwise.fixtures.RunBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files, names, seeds and messages are the same whatever the default locale's digits and cases. */
class LocaleTest {
  private static final Locale BEFORE = Locale.getDefault();

  private static final List<String> LOCALES =
      List.of(
          "fa-IR",
          "ar-EG",
          "bn",
          "mr",
          "ne",
          "my",
          "ks",
          "tr-TR",
          "hi-IN-u-nu-deva",
          "th-TH-u-nu-thai");

  /** Draws values, fails, diverges and prunes: every kind of text that a run writes. */
  private static final Experiment EXPERIMENT =
      SmallExperiment.named("small")
          .search(
              "SEARCH IN I",
              random(6).log(SmallExperiment.RATE, 0.001, 2).linear(SmallExperiment.UNITS, 2, 40))
          .ablate(SmallExperiment.RATE, 0.125, 0.5, 2.0)
          .testEachTrial()
          .preset("standard", experiment -> experiment)
          .preset("pruned", experiment -> experiment.prune(Pruning.successiveHalving(2)));

  @TempDir Path folder;

  @AfterEach
  void theLocaleIsAsBefore() {
    Locale.setDefault(BEFORE);
  }

  @ParameterizedTest(name = "preset {0}")
  @ValueSource(strings = {"standard", "pruned"})
  void a_run_has_the_bytes_and_says_the_words_that_it_has_in_english(String preset)
      throws IOException {
    Said english = run("en", preset);

    for (String tag : LOCALES) {
      assertThat(run(tag, preset)).as(tag).isEqualTo(english);
    }
  }

  @Test
  void those_locales_have_digits_and_cases_of_their_own() {
    assertThat(String.format(Locale.forLanguageTag("fa-IR"), "%d", 12)).isNotEqualTo("12");
    assertThat("TITLE".toLowerCase(Locale.forLanguageTag("tr-TR"))).isNotEqualTo("title");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --limit x",
        "run --limit 1 --limit 2",
        "run --set units=0",
        "run --jobs 99999999999",
        "run --LIMIT 3",
        "folds --scheme kfold --n 10 --k 200",
        "folds --n 2000 --k 1500 --scheme TITLE",
        "report",
        "nothing",
        "run small more",
        "data fetch FASHION-MNIST",
        "--help",
        "run --help",
        "plan --help",
        "folds --help",
        "data fetch --help",
        "plan",
        "list"
      })
  void every_command_says_the_words_that_it_says_in_english(String command) {
    String[] args = command.split(" ");
    Locale.setDefault(Locale.ENGLISH);
    Cli.Result english = cli().run(args).withoutMachine();

    for (String tag : List.of("fa-IR", "ar-EG", "tr-TR")) {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(cli().run(args).withoutMachine()).as(tag).isEqualTo(english);
    }
  }

  /** What a run printed, and its files. */
  private record Said(Cli.Result result, Map<String, String> files) {}

  private Said run(String tag, String preset) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(tag));
    Path out = folder.resolve("run"); // the same path, for it is printed
    Cli.Result result =
        cli().run("run", "--out", out.toString(), "--jobs", "1", "--fresh", "--preset", preset);
    return new Said(
        new Cli.Result(
            result.exitCode(), result.out(), result.err().replaceAll("; about .* left", "")),
        RunBytes.of(out));
  }

  private static Cli cli() {
    return Cli.of(EXPERIMENT).with(new FakeEngine(new ClassZeroTrainer()));
  }
}
