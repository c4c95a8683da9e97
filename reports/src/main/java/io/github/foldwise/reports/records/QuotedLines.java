package io.github.foldwise.reports.records;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The lines of any CSV file. A line counts as several if a cell in quotes holds line ends. */
final class QuotedLines implements CsvLines {
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final CsvLine line = new CsvLine();

  QuotedLines(Reader reader) throws IOException {
    this.parser = CSVParser.parse(reader, CsvTable.FORMAT);
    this.records = parser.iterator();
  }

  @Override
  public long number() {
    return parser.getCurrentLineNumber() + 1;
  }

  @Override
  public CsvLine next() throws IOException {
    try {
      return records.hasNext() ? of(records.next()) : null;
    } catch (UncheckedIOException e) { // the iterator wraps what it meets
      throw e.getCause();
    }
  }

  private CsvLine of(CSVRecord cells) {
    line.clear();
    int end = -1;
    for (String cell : cells) {
      end += 1 + cell.length();
      line.addCell(end);
    }
    line.place(String.join(",", cells).toCharArray(), 0);
    return line;
  }
}
