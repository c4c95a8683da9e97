package io.github.foldwise.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.page.HtmlReport;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.UnreadableRunException;
import io.github.foldwise.reports.text.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run directory with every file that a run may have, of which one value is changed by hand:
 * whatever the value, it ends in a report or in one message that names the file.
 */
@Timeout(600) // against a value that lets a loop run for ever
class SpoiltTablesTest {
  private static final List<String> VALUES =
      List.of(
          "",
          "x",
          "-1",
          "0",
          "0.3",
          "NaN",
          "Infinity",
          "1E38",
          "1E308",
          "-1E308",
          "2147483647",
          "-2147483648",
          "9223372036854775807",
          "99999999999999999999",
          "better",
          "baseline",
          "undecided (9 repeats would decide)",
          "pruned after 3 of 2 trials",
          "done",
          "diverged",
          "failed",
          "pruned",
          "worst",
          "confused",
          "\u0000",
          "\u202e",
          "|`<!--",
          "=1+1");

  private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  @TempDir Path folder;

  static Stream<String> tables() throws IOException {
    try (Stream<Path> files = Files.list(Fixture.fullFolder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".csv"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @BeforeEach
  void a_whole_run() throws IOException {
    try (Stream<Path> files = Files.list(Fixture.fullFolder())) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void one_cell_of_each_column_has_another_value(String table) throws IOException {
    Random random = new Random(table.hashCode());
    List<List<String>> rows = rows(table);
    for (int column = 0; column < rows.get(0).size(); column++) {
      int row = 1 + random.nextInt(rows.size() - 1);
      requireReportOrMessage(table, rows, row, column, VALUES.get(random.nextInt(VALUES.size())));
    }
  }

  @Tag("crash")
  @ParameterizedTest
  @MethodSource("tables")
  void one_cell_has_any_value(String table) throws IOException {
    List<List<String>> rows = rows(table);
    for (int column = 0; column < rows.get(0).size(); column++) {
      for (String value : VALUES) {
        requireReportOrMessage(table, rows, 1, column, value);
        requireReportOrMessage(table, rows, rows.size() - 1, column, value);
      }
    }
  }

  @Test
  void one_value_of_the_provenance_is_of_another_kind() throws IOException {
    changeValues(3, 7);
  }

  @Tag("crash")
  @Test
  void one_value_of_the_provenance_is_of_any_kind() throws IOException {
    changeValues(0, 1);
  }

  private void changeValues(int first, int stride) throws IOException {
    Path file = folder.resolve("provenance.json");
    JsonMapper json = new JsonMapper();
    String sound = Files.readString(file, UTF_8);
    int values = changes(json.readTree(sound)).size();
    for (int i = first; i < values; i += stride) {
      JsonNode tree = json.readTree(sound);
      changes(tree).get(i).run();
      Files.writeString(file, tree.toString(), UTF_8);
      requireReportOrMessage("provenance.json", tree.toString());
    }
  }

  /** Each of them changes one value of the tree. */
  private static List<Runnable> changes(JsonNode tree) {
    List<Runnable> changes = new ArrayList<>();
    if (tree instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        changes.add(() -> object.put(entry.getKey(), -1));
        changes.add(() -> object.put(entry.getKey(), "x"));
        changes.add(() -> object.put(entry.getKey(), 1e308));
        changes.add(() -> object.putNull(entry.getKey()));
        changes.add(() -> object.putArray(entry.getKey()));
      }
    }
    if (tree instanceof ArrayNode array && !array.isEmpty()) {
      changes.add(() -> array.set(0, -1));
      changes.add(array::removeAll);
    }
    if (tree instanceof ContainerNode) {
      tree.forEach(child -> changes.addAll(changes(child)));
    }
    return changes;
  }

  private List<List<String>> rows(String table) throws IOException {
    try (CSVParser parser = CSVParser.parse(folder.resolve(table), UTF_8, CSV)) {
      return parser.stream().map(record -> record.toList()).toList();
    }
  }

  private void requireReportOrMessage(
      String table, List<List<String>> rows, int row, int column, String value) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>(rows.get(i));
      if (i == row) {
        cells.set(column, value);
      }
      CSV.printRecord(text, cells.toArray());
    }
    Files.writeString(folder.resolve(table), text, UTF_8);
    requireReportOrMessage(
        table, "row %s, %s = '%s'".formatted(row, rows.get(0).get(column), value));
  }

  private void requireReportOrMessage(String file, String change) throws IOException {
    try {
      RunRecords records = RunDirectory.at(folder).read();
      Map<String, Figure> figures = Figures.of(records);
      String report = Report.render(records);
      assertThat(HtmlReport.render(report, Map.of())).as(change).contains("<h1");
      for (Figure figure : figures.values()) {
        draw(figure);
      }
    } catch (UnreadableRunException e) {
      assertThat(e).as(change).hasMessageContaining(file);
    }
  }

  private static void draw(Figure figure) throws IOException {
    try {
      assertThat(FigureFile.svg(figure)).isNotEmpty();
    } catch (RuntimeException e) {
      assertThat(e).isNotInstanceOf(UnreadableRunException.class); // the report leaves it out
    }
  }
}
