package io.github.foldwise.goldens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads a golden file from the class path. */
final class GoldenFile {
  private static final CSVFormat TABLE =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private GoldenFile() {}

  static JsonNode read(String file) {
    try (InputStream in = GoldenFile.class.getResourceAsStream("/goldens/" + file)) {
      assertThat(in).as("golden file " + file).isNotNull();
      if (file.endsWith(".txt")) {
        return lines(in);
      }
      return file.endsWith(".csv") ? table(in) : new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode lines(InputStream in) throws IOException {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    new String(in.readAllBytes(), UTF_8).lines().forEach(lines::add);
    return lines;
  }

  private static JsonNode table(InputStream in) throws IOException {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    try (var records = TABLE.parse(new InputStreamReader(in, UTF_8))) {
      for (CSVRecord record : records) {
        ObjectNode row = rows.addObject();
        record.toMap().forEach((title, cell) -> put(row, title, cell));
      }
    }
    return rows;
  }

  private static void put(ObjectNode row, String title, String cell) {
    try {
      row.put(title, Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      row.put(title, cell);
    }
  }
}
