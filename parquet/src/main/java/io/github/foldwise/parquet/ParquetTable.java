package io.github.foldwise.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.table.Table;
import io.github.foldwise.datasets.table.TableColumn;
import io.github.foldwise.datasets.table.TableColumn.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Parquet file. */
final class ParquetTable implements Table {
  private static final byte[] MAGIC = "PAR1".getBytes(UTF_8);
  private static final Set<String> INTEGERS =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT");

  private final Path file;
  private final Database database;
  private final List<TableColumn> columns;
  private final Map<String, ImageWindow> windows = new HashMap<>(); // by column

  private ParquetTable(Path file, Database database, List<TableColumn> columns) {
    this.file = file;
    this.database = database;
    this.columns = columns;
  }

  static ParquetTable open(Path file) {
    requireMagic(file);
    Database database = Database.open(file);
    boolean opened = false;
    try {
      ParquetTable table = new ParquetTable(file, database, columns(database));
      opened = true;
      return table;
    } catch (SQLException e) {
      throw damaged(file, e);
    } finally {
      if (!opened) {
        database.close();
      }
    }
  }

  /** Before a native library is loaded for it. */
  private static void requireMagic(Path file) {
    String found = "";
    try {
      if (!Files.isRegularFile(file)) {
        found = Files.exists(file) ? "no file, but a folder or a pipe" : "no file";
      } else {
        try (var in = Files.newInputStream(file)) {
          found =
              java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)
                  ? ""
                  : "a file that begins otherwise";
        }
      }
    } catch (IOException e) {
      found = "a file that cannot be read: " + e.getMessage();
    }
    if (!found.isEmpty()) {
      throw refused(file, found);
    }
  }

  private static List<TableColumn> columns(Database database) throws SQLException {
    Footer footer = footer(database);
    List<TableColumn> columns = new ArrayList<>();
    try (ResultSet rows = database.query("DESCRIBE SELECT * FROM " + database.table())) {
      while (rows.next()) {
        String name = rows.getString(1);
        String type = rows.getString(2);
        columns.add(
            new TableColumn(name, kind(type), type, footer.isClass(name), footer.classNames(name)));
      }
    }
    return List.copyOf(columns);
  }

  private static Footer footer(Database database) throws SQLException {
    try (ResultSet rows =
        database.query(
            "SELECT value FROM parquet_kv_metadata(%s) WHERE key = '%s'::BLOB"
                .formatted(database.files(), Footer.KEY))) {
      return rows.next() ? Footer.of(new String(rows.getBytes(1), UTF_8)) : Footer.empty();
    }
  }

  private static Kind kind(String type) {
    if (type.equals("BLOB") || type.startsWith("STRUCT(") && type.contains("bytes BLOB")) {
      return Kind.IMAGES;
    }
    if (type.equals("VARCHAR")) {
      return Kind.TEXTS;
    }
    return INTEGERS.contains(type) ? Kind.INTEGERS : Kind.OTHER;
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  @Override
  public List<Optional<String>> texts(String column) {
    return strings(Database.quoted(column) + "::VARCHAR");
  }

  @Override
  public List<Optional<String>> imageNames(String column) {
    boolean named =
        columns.stream()
            .anyMatch(
                other -> other.name().equals(column) && other.type().contains("path VARCHAR"));
    return strings(named ? Database.quoted(column) + ".path" : "NULL::VARCHAR");
  }

  private List<Optional<String>> strings(String expression) {
    List<Optional<String>> values = new ArrayList<>();
    try (ResultSet rows = database.query("SELECT " + expression + " FROM " + database.table())) {
      while (rows.next()) {
        values.add(Optional.ofNullable(rows.getString(1)));
      }
    } catch (SQLException e) {
      throw damaged(file, e);
    }
    return values;
  }

  @Override
  public Optional<byte[]> image(String column, int row) {
    ImageWindow window;
    synchronized (windows) {
      window =
          windows.computeIfAbsent(
              column, name -> new ImageWindow(database, bytes(Database.quoted(name), name)));
    }
    try {
      return window.image(row);
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  private String bytes(String quoted, String column) {
    boolean plain =
        columns.stream()
            .anyMatch(other -> other.name().equals(column) && other.type().equals("BLOB"));
    return plain ? quoted : quoted + ".bytes";
  }

  @Override
  public void close() {
    database.close();
  }

  private static RefusedException damaged(Path file, SQLException cause) {
    return refused(
        file,
        "a damaged one (%s)"
            .formatted(String.valueOf(cause.getMessage()).lines().findFirst().orElse("")));
  }

  private static RefusedException refused(Path file, String found) {
    return new RefusedException(
        Problem.of(
            file.toString(),
            "a Parquet file",
            found,
            "Copy or download it again, or name another place."));
  }
}
