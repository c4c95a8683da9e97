package io.github.foldwise.parquet;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * A DuckDB in memory that reads one file. It writes nothing, asks no network, and takes no more
 * memory than the file may need.
 */
final class Database implements AutoCloseable {
  private static final long LEAST_MEMORY = 1 << 29; // bytes
  private static final int TIMES_THE_FILE = 4;

  private final Path file;
  private final Connection connection;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static Database open(Path file) {
    try {
      Properties settings = new Properties();
      settings.setProperty("memory_limit", LEAST_MEMORY + TIMES_THE_FILE * Files.size(file) + "B");
      settings.setProperty("threads", "1");
      settings.setProperty("temp_directory", "");
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      settings.setProperty("allow_persistent_secrets", "false");
      settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
      return new Database(file, new DuckDBDriver().connect("jdbc:duckdb:", settings));
    } catch (SQLException | IOException | UnsatisfiedLinkError e) {
      throw new RefusedException(
          Problem.of(
              file.toString(),
              "DuckDB, which reads Parquet files",
              "that it does not start: " + e.getMessage(),
              "It needs Linux, macOS or Windows as foldwise-parquet lists them, and a folder for"
                  + " temporary files from which libraries may be loaded (java.io.tmpdir)."));
    }
  }

  /** Runs a query; closing the result ends it. */
  ResultSet query(String sql) throws SQLException {
    Statement statement = connection.createStatement();
    boolean running = false;
    try {
      statement.closeOnCompletion();
      ResultSet rows = statement.executeQuery(sql);
      running = true;
      return rows;
    } finally {
      if (!running) {
        statement.close();
      }
    }
  }

  /** The file in a query. Names of folders such as {@code label=7} are no columns of it. */
  String table() {
    return "read_parquet(%s, hive_partitioning = false)".formatted(files());
  }

  /** The file's name as SQL, in which no character stands for others. */
  String files() {
    String exact = file.toString().replaceAll("[\\[*?]", "[$0]");
    return "'" + exact.replace("'", "''") + "'";
  }

  static String quoted(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      System.getLogger(Database.class.getPackageName())
          .log(System.Logger.Level.DEBUG, "DuckDB is not closed", e);
    }
  }
}
