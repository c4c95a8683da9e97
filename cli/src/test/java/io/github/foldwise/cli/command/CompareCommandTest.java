package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private static final String RUN =
      Path.of("../reports/src/test/resources/io/github/foldwise/reports/full").toString();

  @TempDir Path folder;

  @Test
  void the_table_fits_80_columns() {
    assertThat(compare(RUN + ":baseline", RUN + ":dropout=0.2"))
        .isEqualTo(
            new Cli.Result(
                0,
                """
                Variant: Verdict
                  n  Accuracy         Difference  95 % interval       p (Holm)
                full:baseline: –
                  5  0.8373 ± 0.0068  –           –                   –
                full:dropout=0.2: undecided (2 repeats)
                  4  0.8429 ± 0.0075  +0.0072     −0.0031 to +0.0175  0.113

                Accuracy is mean ± standard deviation over n done trials. Differences are to
                  full:baseline, paired by repeat and fold, with 95 % intervals (Nadeau and
                  Bengio, 2003); p is corrected for the rows that are tested (Holm, 1979). The
                  margin is ±0.005.
                - The difference of full:dropout=0.2 is over 4 pairs: only these folds are
                  done in both.
                """,
                ""));
  }

  @Test
  void another_format_goes_to_a_file() throws IOException {
    Path file = folder.resolve("table.csv");

    assertThat(
            compare(RUN + ":baseline", RUN + ":dropout=0.2", "--format", "csv", "--out", "" + file))
        .isEqualTo(new Cli.Result(0, "Comparison: " + file + "\n", ""));
    assertThat(Files.readString(file)).startsWith("run,variant,n,mean,").contains("\nfull,dropout");
  }

  @Test
  void a_file_in_a_folder_that_is_not_there_is_refused() {
    Path file = folder.resolve("none").resolve("table.csv");

    assertThat(compare(RUN, RUN + ":dropout=0.2", "--out", "" + file))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                --out %s: expected a file that can be written, found no such file or folder.
                  Choose another file, in a folder that exists.
                """
                    .formatted(file)));
  }

  @Test
  void a_run_alone_is_refused() {
    assertThat(compare(RUN))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                arguments of 'compare': expected at least two runs, found '%s' alone.
                  Name another run directory, or two variants: DIR:VARIANT DIR:VARIANT.
                """
                    .formatted(RUN)));
  }

  @Test
  void a_run_given_twice_is_refused() {
    String again = RUN + "/../full";
    assertThat(compare(RUN, again))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                """
                arguments of 'compare': expected each run once, found '%s' a second time.
                  Leave it out, or name one of its variants: DIR:VARIANT.
                """
                    .formatted(again)));
  }

  private static Cli.Result compare(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "compare";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Cli.ofStudy().run(all);
  }
}
