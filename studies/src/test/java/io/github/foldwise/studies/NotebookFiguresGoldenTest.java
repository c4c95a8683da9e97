package io.github.foldwise.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Published;
import io.github.foldwise.experiment.Published.Figure;
import io.github.foldwise.goldens.Golden;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The figures that we publish for the notebook are those it printed. */
class NotebookFiguresGoldenTest {
  private static final double ROUNDED = 0.5e-4; // it prints four decimals

  private static final Experiment TABLES = FashionMnistExperiment.EXPERIMENT.preset("tables");
  private static final Published PUBLISHED = TABLES.published().orElseThrow();

  /** Our table names by the notebook's. */
  private static final Map<String, String> NAMES =
      Map.of(
          "K", "folds",
          "epochs", "epochs",
          "batch_size", "batch",
          "kernel_size", "kernel sizes",
          "N_HIDDEN", "hidden",
          "P_DROPOUT", "dropout",
          "loss_function", "loss",
          "batch_normalization", "batch_norm");

  @Test
  void each_figure_is_the_notebooks() {
    Golden golden = Golden.read("notebook_tables.json");
    checkTables(golden.at("tables"));
    checkOwnRun(golden.at("folds"));
    checkSameConfiguration(golden.at("statistics"));
    String statistics = "the statistics of the folds are compared in the reports module";
    golden.at("statistics", "fold_accuracy").setAside(statistics);
    golden.at("statistics", "fold_loss").setAside(statistics);
    golden.at("statistics", "binomial_se_single_fold").setAside(statistics);
    golden.at("statistics", "binomial_se_pooled_60000").setAside(statistics);
    golden.requireAllCompared();
  }

  private static void checkTables(Golden tables) {
    assertThat(tables.names()).containsExactlyInAnyOrderElementsOf(NAMES.keySet());
    assertThat(PUBLISHED.figures())
        .hasSize(tables.names().stream().mapToInt(name -> tables.at(name, "rows").size()).sum());
    tables.names().forEach(name -> checkTable(figures(NAMES.get(name)), tables.at(name)));
  }

  private static void checkTable(List<Figure> figures, Golden table) {
    int last = table.at("columns").size() - 1;
    for (int row = 0; row < table.at("rows").size(); row++) {
      Golden cells = table.at("rows", row);
      Figure figure = figures.get(row);
      assertThat(figure.accuracy()).isEqualTo(cells.at(last - 1).number());
      assertThat(figure.loss()).isEqualTo(cells.at(last).number());
      List<String> values =
          cells.elements().subList(0, last - 1).stream().map(x -> ours(x)).toList();
      assertThat(ofNames(figure.variant())).isEqualTo(values);
      assertThat(figure.chosen()).isEqualTo(values.equals(chosen(table.at("chosen"))));
    }
  }

  private static List<String> chosen(Golden chosen) {
    return chosen.size() == 0
        ? List.of(ours(chosen))
        : chosen.elements().stream().map(x -> ours(x)).toList();
  }

  /** {@code kernel_1=3 kernel_2=5} to 3 and 5. */
  private static List<String> ofNames(String variant) {
    return Arrays.stream(variant.split(" "))
        .map(setting -> setting.substring(setting.indexOf('=') + 1))
        .toList();
  }

  /** A value of its tables in our notation. */
  private static String ours(Golden cell) {
    String text = cell.toString();
    String value = text.substring(text.indexOf(" = ") + 3).replace("\"", "");
    if (!text.contains("\"")) {
      assertThat(cell.number()).isEqualTo(Double.parseDouble(value));
    }
    return switch (value) {
      case "3x3" -> "3";
      case "5x5" -> "5";
      case "No" -> "false";
      case "Yes" -> "true";
      case "sparse_categorical_crossentropy" -> "sparse_cross_entropy";
      case "categorical_crossentropy" -> "one_hot_cross_entropy";
      default -> value;
    };
  }

  private static void checkOwnRun(Golden folds) {
    assertThat(NotebookFigures.OWN_ACCURACY).isEqualTo(folds.at("reported_mean_acc").number());
    assertThat(NotebookFigures.OWN_LOSS).isEqualTo(folds.at("reported_mean_loss").number());
    assertThat(mean(folds.at("acc"))).isCloseTo(NotebookFigures.OWN_ACCURACY, within(ROUNDED));
    assertThat(mean(folds.at("loss"))).isCloseTo(NotebookFigures.OWN_LOSS, within(ROUNDED));
    assertThat(PUBLISHED.source()).contains("accuracy 0.9120 and loss 0.3975");
  }

  /**
   * Except in the table of folds, all best rows are the same configuration: they differ by chance.
   */
  private static void checkSameConfiguration(Golden statistics) {
    Golden rows = statistics.at("same_final_config_across_tables");
    List<Figure> best =
        PUBLISHED.figures().stream()
            .filter(figure -> figure.chosen() && !figure.table().equals("folds"))
            .toList();
    assertThat(rows.size()).isEqualTo(best.size() + 1);
    for (int row = 0; row < best.size(); row++) {
      assertThat(best.get(row).accuracy()).isEqualTo(rows.at(row, 1).number());
      assertThat(best.get(row).loss()).isEqualTo(rows.at(row, 2).number());
    }
    assertThat(NotebookFigures.OWN_ACCURACY).isEqualTo(rows.at(best.size(), 1).number());
    assertThat(NotebookFigures.OWN_LOSS).isEqualTo(rows.at(best.size(), 2).number());
    checkSpread(rows, statistics.at("same_final_config_summary"));
  }

  private static void checkSpread(Golden rows, Golden summary) {
    double[] values =
        IntStream.range(0, rows.size()).mapToDouble(i -> rows.at(i, 1).number()).toArray();
    DoubleSummaryStatistics spread = Arrays.stream(values).summaryStatistics();
    double squares =
        Arrays.stream(values).map(x -> (x - spread.getAverage()) * (x - spread.getAverage())).sum();
    assertThat(spread.getMin()).isEqualTo(summary.at("min").number());
    assertThat(spread.getMax()).isEqualTo(summary.at("max").number());
    assertThat(spread.getMax() - spread.getMin())
        .isCloseTo(summary.at("range").number(), within(1e-12));
    assertThat(spread.getAverage()).isCloseTo(summary.at("mean").number(), within(1e-12));
    assertThat(Math.sqrt(squares / (values.length - 1)))
        .isCloseTo(summary.at("sd").number(), within(1e-12));
  }

  private static double mean(Golden values) {
    return Arrays.stream(values.doubles()).average().orElseThrow();
  }

  private static List<Figure> figures(String table) {
    return PUBLISHED.figures().stream().filter(figure -> figure.table().equals(table)).toList();
  }
}
