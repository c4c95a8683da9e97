package io.github.foldwise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.Csv;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.Summaries;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real run of {@code fashion-mnist --preset quick}: its CSV files, report.md and PNG plots are
 * kept in the repository. If the report changes, refresh them with {@code report
 * reports/examples/fashion-mnist-quick} and delete the other files that it writes.
 */
class ExampleRunTest {
  private static final Path EXAMPLE = Path.of("examples/fashion-mnist-quick");

  @TempDir Path copy;

  @Test
  void the_kept_report_is_what_the_kept_files_give() throws IOException {
    copyAllButTheReport();

    ReportWriter.write(copy);

    assertThat(Files.readString(copy.resolve("report.md")))
        .as("the report in " + EXAMPLE)
        .isEqualTo(Files.readString(EXAMPLE.resolve("report.md")));
    assertThat(pngs(copy.resolve("plots"))).isEqualTo(pngs(EXAMPLE.resolve("plots")));
  }

  @Test
  void the_kept_summary_is_what_the_kept_trials_give() {
    RunRecords records = RunDirectory.at(EXAMPLE).read();
    List<AblationTable> tables =
        SummaryTable.of(records.summary()).stream()
            .map(
                table ->
                    AblationTable.of(
                        table.name(), table.rows().stream().map(SummaryRow::variant).toList()))
            .toList();
    assertThat(Csv.summary(Summaries.of(records.trials(), tables, records.provenance().margin())))
        .isEqualTo(Csv.summary(records.summary()));
  }

  private void copyAllButTheReport() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("report.md")) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
  }

  private static List<String> pngs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".png"))
          .sorted()
          .toList();
    }
  }
}
