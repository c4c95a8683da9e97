package io.github.foldwise.studies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A real run of {@code fashion-mnist --preset full}: its files are kept in the documents. */
class FullRunTest {
  private static final Path RUN = Path.of("../docs/fashion-mnist-full");

  private final RunRecords records = RunDirectory.at(RUN).read();
  private final List<TrialRow> trials = records.trials();

  @Test
  void the_table_beside_the_notebook_has_the_figures_of_both() throws IOException {
    List<double[]> columns =
        List.of(
            ofTheNotebook("acc"),
            of(trial -> trial.accuracy().orElseThrow()),
            ofTheNotebook("loss"),
            of(trial -> trial.loss().orElseThrow()),
            of(trial -> trial.testAccuracy().orElseThrow()),
            of(trial -> trial.testLoss().orElseThrow()));

    String table =
        IntStream.range(0, trials.size())
                .mapToObj(
                    fold ->
                        row(String.valueOf(fold + 1), columns.stream().map(c -> c[fold]).toList()))
                .collect(Collectors.joining())
            + row(
                "mean",
                columns.stream().map(c -> DoubleStream.of(c).average().orElseThrow()).toList());

    assertThat(Files.readString(RUN.resolve("README.md"))).contains(table);
  }

  private static String row(String name, List<Double> figures) {
    return figures.stream()
        .map(figure -> String.format(Locale.ROOT, "%.4f", figure))
        .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
  }

  private double[] of(ToDoubleFunction<TrialRow> figure) {
    return trials.stream().mapToDouble(figure).toArray();
  }

  private static double[] ofTheNotebook(String figure) {
    return Golden.read("notebook_tables.json").at("folds", figure).doubles();
  }
}
