package io.github.foldwise.parquet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Image files of a column, read in their order. The last ones are kept, for several threads ask for
 * rows that are near each other; to go further back, reading begins anew.
 */
final class ImageWindow {
  private static final int MOST_ROWS = 4096;
  private static final long MOST_BYTES = 1 << 28;

  private final Database database;
  private final String expression;
  private final ArrayDeque<Optional<byte[]>> kept = new ArrayDeque<>();
  private long bytes; // of those that are kept
  private int next; // the row that is read next
  private Optional<ResultSet> rows = Optional.empty();

  ImageWindow(Database database, String expression) {
    this.database = database;
    this.expression = expression;
  }

  /** The image of a row, if there is one. */
  synchronized Optional<byte[]> image(int row) throws SQLException {
    if (rows.isEmpty() || row < next - kept.size()) {
      begin();
    }
    while (next <= row) {
      keep(read());
    }
    Iterator<Optional<byte[]>> last = kept.descendingIterator();
    for (int i = next - 1; i > row; i--) {
      last.next();
    }
    return last.next();
  }

  private void begin() throws SQLException {
    if (rows.isPresent()) {
      rows.get().close();
    }
    kept.clear();
    bytes = 0;
    next = 0;
    rows = Optional.of(database.query("SELECT %s FROM %s".formatted(expression, database.table())));
  }

  private Optional<byte[]> read() throws SQLException {
    ResultSet from = rows.orElseThrow();
    if (!from.next()) {
      throw new SQLException("it ends before row " + next);
    }
    return Optional.ofNullable(from.getBytes(1));
  }

  private void keep(Optional<byte[]> image) {
    kept.add(image);
    next++;
    bytes += image.map(file -> file.length).orElse(0);
    while (kept.size() > 1 && (kept.size() > MOST_ROWS || bytes > MOST_BYTES)) {
      bytes -= kept.remove().map(file -> file.length).orElse(0);
    }
  }
}
