package io.github.foldwise.reports.records;

import io.github.foldwise.reports.format.FloatText;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code predictions.csv}: as many columns {@code p_0}, {@code p_1}, … as the widest row has
 * classes. It may have very many lines, so it is read without {@link CsvTable}'s reflection.
 */
final class PredictionsFile {
  private static final String ID = "id"; // files of an earlier version lack it
  private static final List<String> FIRST =
      List.of("variant", "repeat", "fold", "set", "row", ID, "true", "predicted", "probability");
  private static final List<String> FIRST_EARLIER =
      FIRST.stream().filter(column -> !column.equals(ID)).toList();
  private static final int ROW = FIRST.indexOf("row");
  private static final String REMEDY =
      "\n  Put back the file as the run wrote it, or delete it: the report then lacks its figures.";

  private static final float MOST = 1.00001f; // rounding of an engine may exceed 1

  private final Path file;

  PredictionsFile(Path file) {
    this.file = file;
  }

  static void write(List<PredictionRow> rows, Appendable text) throws IOException {
    int classes = rows.stream().mapToInt(row -> row.probabilities().classes()).max().orElse(0);
    CSVPrinter printer = new CSVPrinter(text, CsvTable.FORMAT);
    printer.printRecord(header(FIRST, classes));
    for (PredictionRow row : rows) {
      printer.print(row.variant());
      printer.print(row.repeat());
      printer.print(row.fold());
      printer.print(row.set());
      printer.print(row.row());
      printer.print(row.id());
      printer.print(row.trueLabel());
      printer.print(row.predicted());
      printer.print(FloatText.of(row.probability()));
      for (int label = 0; label < classes; label++) {
        boolean isKnown = label < row.probabilities().classes();
        printer.print(isKnown ? FloatText.of(row.probabilities().of(label)) : "");
      }
      printer.println();
    }
  }

  private static List<String> header(List<String> first, int classes) {
    return Stream.concat(
            first.stream(), IntStream.range(0, classes).mapToObj(label -> "p_" + label))
        .toList();
  }

  /** The rows; {@link UnreadableRunException} if {@link #write} did not write the file. */
  List<PredictionRow> read() {
    try {
      try (Reader reader = reader()) {
        return read(new PlainLines(reader));
      } catch (PlainLines.QuoteException e) {
        try (Reader reader = reader()) {
          return read(new QuotedLines(reader));
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private Reader reader() throws IOException {
    return Files.newBufferedReader(file, StandardCharsets.UTF_8);
  }

  private List<PredictionRow> read(CsvLines lines) throws IOException {
    List<String> header = requireHeader(lines.next());
    List<PredictionRow> rows = new ArrayList<>();
    long number = lines.number();
    for (CsvLine line = lines.next(); line != null; line = lines.next()) {
      rows.add(new Line(number, line, header).row());
      number = lines.number();
    }
    return List.copyOf(rows);
  }

  private List<String> requireHeader(CsvLine line) {
    List<String> found = line == null ? List.of() : line.texts();
    if (!isHeader(found, FIRST) && !isHeader(found, FIRST_EARLIER)) {
      throw new UnreadableRunException(
          "%s, line 1: this is not the file's header.\n  expected %s,p_0,p_1,…\n  found    %s"
                  .formatted(
                      file,
                      String.join(",", FIRST),
                      found.isEmpty() ? "nothing" : CsvTable.shortened(String.join(",", found)))
              + REMEDY);
    }
    return found;
  }

  private static boolean isHeader(List<String> found, List<String> first) {
    return found.equals(header(first, Math.max(1, found.size() - first.size())));
  }

  private UnreadableRunException unreadable(IOException e) {
    return new UnreadableRunException(
        "%s: cannot be read: %s.".formatted(file, CsvTable.reason(e)) + REMEDY, e);
  }

  /** One line of the file. */
  private final class Line {
    private final long number;
    private final CsvLine cells;
    private final List<String> header;
    private final int ids; // columns between the row and its class: one, or none
    private final int first; // column p_0

    Line(long number, CsvLine cells, List<String> header) {
      this.number = number;
      this.cells = cells;
      this.header = header;
      this.ids = header.get(ROW + 1).equals(ID) ? 1 : 0;
      this.first = FIRST_EARLIER.size() + ids;
    }

    PredictionRow row() {
      if (cells.size() != header.size()) {
        throw refused("expected %s cells, found %s".formatted(header.size(), cells.size()));
      }
      return new PredictionRow(
          cells.text(0),
          whole(1),
          whole(2),
          cells.text(3),
          whole(ROW),
          ids == 0 ? "" : cells.text(ROW + 1),
          whole(first - 3),
          whole(first - 2),
          probability(first - 1),
          probabilities());
    }

    private Probabilities probabilities() {
      int last = cells.size();
      while (last > first && cells.isEmpty(last - 1)) {
        last--; // a model of fewer classes
      }
      float[] values = new float[last - first];
      for (int label = 0; label < values.length; label++) {
        values[label] = probability(first + label);
      }
      return Probabilities.of(values);
    }

    private int whole(int column) {
      try {
        return Integer.parseInt(cells.text(column));
      } catch (NumberFormatException e) {
        throw wrong(column, "a whole number");
      }
    }

    private float probability(int column) {
      try {
        float value = cells.decimal(column);
        if (value >= 0 && value <= MOST) { // refuses NaN, too
          return value;
        }
      } catch (NumberFormatException e) {
        throw wrong(column, "a probability");
      }
      throw wrong(column, "a probability");
    }

    private UnreadableRunException wrong(int column, String expected) {
      return new UnreadableRunException(
          "%s, line %s, column %s: expected %s, found \"%s\"."
                  .formatted(
                      file,
                      number,
                      header.get(column),
                      expected,
                      CsvTable.shortened(cells.text(column)))
              + REMEDY);
    }

    private UnreadableRunException refused(String why) {
      return new UnreadableRunException("%s, line %s: %s.".formatted(file, number, why) + REMEDY);
    }
  }
}
