package io.github.foldwise.reports.latex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.format.Slug;
import io.github.foldwise.reports.text.Report;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The numbers in the tables of LaTeX are those of the CSV files, rounded to the digits shown. */
class LatexFiguresTest {
  private static final Path RUN = Path.of("src/test/resources/io/github/foldwise/reports/full");

  private static final Map<String, String> FILES =
      LatexReport.render(Report.render(Fixture.full()), Map.of(), "");

  @Test
  void comparisons_are_those_of_summary_csv() throws IOException {
    for (CSVRecord row : csv("summary.csv")) {
      String name = Slug.of(List.of(row.get("table"))).get(row.get("table"));
      List<String> shown = row(FILES.get("table-" + name + ".tex"), row);
      assertThat(shown.get(1)).isEqualTo(row.get("n"));
      if (shown.get(1).equals("0")) {
        assertThat(shown.subList(2, 7)).containsOnly("–");
        continue;
      }
      assertThat(shown.get(2)).isEqualTo(fixed(row.get("mean")) + " ± " + fixed(row.get("sd")));
      assertThat(shown.get(3))
          .isEqualTo(fixed(row.get("ci_low")) + " to " + fixed(row.get("ci_high")));
      assertThat(shown.get(4).replaceFirst(", . pairs$", "")).isEqualTo(difference(row));
      assertThat(shown.get(5)).isEqualTo(probability(row.get("p_better")));
      assertThat(shown.get(6)).isEqualTo(probability(row.get("p_holm")));
    }
  }

  @Test
  void losses_are_those_of_summary_csv() throws IOException {
    for (CSVRecord row : csv("summary.csv")) {
      if (!row.get("n").equals("0")) {
        String name = Slug.of(List.of(row.get("table"))).get(row.get("table"));
        BigDecimal penalty =
            new BigDecimal(row.get("mean_loss"))
                .subtract(new BigDecimal(row.get("mean_data_loss")));
        assertThat(row(FILES.get("table-" + name + "-loss.tex"), row).subList(1, 4))
            .containsExactly(
                fixed(row.get("mean_loss")),
                fixed(row.get("mean_data_loss")),
                fixed(penalty.toString()));
      }
    }
  }

  @Test
  void the_refit_is_that_of_refit_csv() throws IOException {
    CSVRecord refit = csv("refit.csv").get(0);
    assertThat(FILES.get("report.tex"))
        .contains("\\textbf{Its test accuracy is " + fixed(refit.get("test_accuracy")) + "}")
        .contains(
            "The test loss is %s, of which %s is data loss."
                .formatted(fixed(refit.get("test_loss")), fixed(refit.get("test_data_loss"))));
  }

  @Test
  void scores_of_classes_are_those_of_confusion_csv() throws IOException {
    long[][] counts = new long[10][10];
    for (CSVRecord row : csv("confusion.csv")) {
      if (row.get("variant").equals("baseline") && row.get("set").equals("validation")) {
        counts[Integer.parseInt(row.get("true"))][Integer.parseInt(row.get("predicted"))] +=
            Long.parseLong(row.get("count"));
      }
    }
    List<List<String>> rows = TexTable.rows(FILES.get("table-the-classes-under-the-baseline.tex"));
    for (int label = 0; label < 10; label++) {
      long right = counts[label][label];
      long support = 0;
      long predicted = 0;
      for (int other = 0; other < 10; other++) {
        support += counts[label][other];
        predicted += counts[other][label];
      }
      assertThat(rows.get(label + 1).subList(1, 5))
          .containsExactly(
              ratio(right, predicted),
              ratio(right, support),
              ratio(2 * right, support + predicted),
              Long.toString(support));
    }
  }

  /** The row of a variant, or of the baseline, which a table names by its value. */
  private static List<String> row(String tex, CSVRecord of) {
    String variant = of.get("variant");
    return TexTable.rows(tex).stream()
        .filter(
            row ->
                row.get(0).equals(variant)
                    || (variant.equals("baseline") && row.get(0).endsWith("(baseline)")))
        .findFirst()
        .orElseThrow();
  }

  private static String difference(CSVRecord row) {
    return row.get("diff").isEmpty()
        ? "–"
        : "%s (%s to %s)"
            .formatted(
                signed(row.get("diff")), signed(row.get("diff_low")), signed(row.get("diff_high")));
  }

  private static String fixed(String value) {
    return new BigDecimal(value).setScale(4, RoundingMode.HALF_UP).toPlainString();
  }

  private static String signed(String value) {
    return (value.startsWith("-") ? "−" : "+") + fixed(value.replace("-", ""));
  }

  private static String probability(String p) {
    if (p.isEmpty()) {
      return "–";
    }
    String rounded = new BigDecimal(p).setScale(3, RoundingMode.HALF_UP).toPlainString();
    return switch (rounded) {
      case "0.000" -> "< 0.001";
      case "1.000" -> "> 0.999";
      default -> rounded;
    };
  }

  private static String ratio(long part, long whole) {
    return fixed(
        new BigDecimal(part).divide(new BigDecimal(whole), MathContext.DECIMAL64).toString());
  }

  private static List<CSVRecord> csv(String name) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(RUN.resolve(name), UTF_8, format)) {
      return new ArrayList<>(parser.getRecords());
    }
  }
}
