package io.github.foldwise.datasets.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.FileFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file: a header, and rows of as many texts. Its separator is the comma, semicolon or tab
 * that the header has most of.
 *
 * @param file where it is
 * @param header names of the columns
 * @param rows the texts of each row
 * @param lines the line on which each row ends, from 1
 */
public record CsvTable(Path file, List<String> header, List<List<String>> rows, List<Long> lines) {
  private static final int LONGEST_HEADER = 1 << 16; // characters
  private static final int BYTE_ORDER_MARK = '\ufeff';
  private static final String SEPARATORS = ",;\t";

  public CsvTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /** Reads a file; refused if it is no CSV of at least one row. */
  public static CsvTable read(Path file) {
    if (!Files.isRegularFile(file)) { // reading a pipe may never end
      throw refused(file, Files.exists(file) ? "a folder, a pipe or a device" : "no file");
    }
    try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
      skipMark(in);
      char separator = separator(firstLine(in));
      try (CSVParser parser = format(separator).parse(in)) {
        return of(file, parser);
      }
    } catch (IOException e) {
      throw refused(file, e);
    } catch (UncheckedIOException e) { // of the parser's iterator
      throw refused(file, e.getCause());
    }
  }

  private static CsvTable of(Path file, CSVParser parser) {
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    for (CSVRecord row : parser) {
      rows.add(row.toList().stream().map(String::strip).toList());
      lines.add(parser.getCurrentLineNumber());
    }
    if (rows.size() < 2) {
      throw refused(file, rows.isEmpty() ? "an empty file" : "a header alone");
    }
    List<String> header = rows.remove(0);
    lines.remove(0);
    List<Problem> problems = new ArrayList<>();
    if (header.stream().distinct().count() < header.size()) {
      problems.add(
          problem(file, "the header " + String.join(", ", header) + ", with a name twice"));
    }
    for (int row = 0; row < rows.size() && problems.isEmpty(); row++) {
      if (rows.get(row).size() != header.size()) {
        problems.add(
            Problem.of(
                "%s, line %s".formatted(file, lines.get(row)),
                "%s texts, as in the header".formatted(header.size()),
                String.valueOf(rows.get(row).size()),
                "Put texts with a separator into quotes."));
      }
    }
    RefusedException.throwIfAny(problems);
    return new CsvTable(file, header, rows, lines);
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
  }

  /** Whether a file begins as a table does: with a line of text that has a separator. */
  public static boolean looksLike(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
      skipMark(in);
      String header = firstLine(in);
      return header.indexOf(separator(header)) >= 0
          && header.chars().allMatch(sign -> sign >= ' ' || sign == '\t');
    } catch (IOException e) {
      return false;
    }
  }

  /** The position of a column; empty if there is none of this name. */
  public Optional<Integer> column(String name) {
    return Optional.of(header.indexOf(name)).filter(at -> at >= 0);
  }

  /** The texts in a column. */
  public List<String> texts(int column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  /** The line on which a row ends, from 1. */
  public long line(int row) {
    return lines.get(row);
  }

  private static void skipMark(BufferedReader in) throws IOException {
    in.mark(1);
    if (in.read() != BYTE_ORDER_MARK) {
      in.reset();
    }
  }

  /** The first line, which is still to be read. */
  private static String firstLine(BufferedReader in) throws IOException {
    in.mark(LONGEST_HEADER);
    char[] beginning = new char[LONGEST_HEADER];
    int length = Math.max(0, in.read(beginning));
    in.reset();
    return new String(beginning, 0, length).lines().findFirst().orElse("");
  }

  private static char separator(String header) {
    char most = SEPARATORS.charAt(0);
    for (int i = 1; i < SEPARATORS.length(); i++) {
      char other = SEPARATORS.charAt(i);
      most = count(header, other) > count(header, most) ? other : most;
    }
    return most;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(sign -> sign == wanted).count();
  }

  private static RefusedException refused(Path file, IOException cause) {
    return refused(file, FileFault.of(cause));
  }

  private static RefusedException refused(Path file, String found) {
    return new RefusedException(problem(file, found));
  }

  private static Problem problem(Path file, String found) {
    return Problem.of(
        file.toString(),
        "a CSV file in UTF-8: a header such as file,label, and a row for each image",
        found,
        "Save the table again as CSV, or name another file.");
  }
}
