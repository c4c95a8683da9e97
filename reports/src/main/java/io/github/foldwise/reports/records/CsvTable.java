package io.github.foldwise.reports.records;

import io.github.foldwise.reports.format.Column;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/**
 * A CSV file whose rows are records: the columns are the record's components, in their order and in
 * snake_case.
 */
final class CsvTable<R extends Record> {
  static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator("\n")
          .setQuoteMode(QuoteMode.MINIMAL)
          .setIgnoreEmptyLines(false)
          .get();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String REMEDY =
      "\n  Put back the file as the run wrote it, or run the experiment again with --fresh.";

  private final Class<R> rowType;
  private final List<RecordComponent> components;
  private final Constructor<R> constructor;
  private final List<String> header;
  private final Set<String> later;
  private final List<Cell> cells;
  private final List<String> key;
  private final Optional<Parameters> parameters;
  private final Function<R, String> variant;

  private CsvTable(
      Class<R> rowType,
      List<String> key,
      Optional<Parameters> parameters,
      Function<R, String> variant) {
    this.rowType = rowType;
    this.components = List.of(rowType.getRecordComponents());
    this.constructor = constructor(rowType, components);
    this.header = components.stream().map(CsvTable::columnName).toList();
    this.later =
        components.stream()
            .filter(component -> component.isAnnotationPresent(Later.class))
            .map(CsvTable::columnName)
            .collect(Collectors.toSet());
    this.cells = components.stream().map(Cell::of).toList();
    this.key = key;
    this.parameters = parameters;
    this.variant = variant;
  }

  static <R extends Record> CsvTable<R> of(Class<R> rowType) {
    return new CsvTable<>(rowType, List.of(), Optional.empty(), row -> "");
  }

  /** The same table; reading refuses two rows that agree in all of these columns. */
  CsvTable<R> withKey(String... columns) {
    return new CsvTable<>(rowType, List.of(columns), parameters, variant);
  }

  /** The same table with a column for each parameter, which reading passes over. */
  CsvTable<R> withParameters(Parameters values, Function<R, String> variantOfRow) {
    return new CsvTable<>(rowType, key, Optional.of(values), variantOfRow);
  }

  List<String> header() {
    return header;
  }

  /** Writes the file's text, with its header, row by row. */
  void write(List<R> rows, Appendable file) throws IOException {
    CSVPrinter printer = new CSVPrinter(file, FORMAT);
    printer.printRecord(with(parameters.map(Parameters::columns), header));
    for (R row : rows) {
      printer.printRecord(
          with(parameters.map(values -> values.cells(variant.apply(row))), textsOf(row)));
    }
  }

  private static List<String> with(Optional<List<String>> more, List<String> some) {
    return Stream.concat(some.stream(), more.stream().flatMap(List::stream)).toList();
  }

  /** The rows of a file; {@link UnreadableRunException} if {@link #write} did not write it. */
  List<R> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      List<R> rows = new ArrayList<>();
      Map<List<Object>, Long> lines = new HashMap<>();
      int[] keys = key.stream().mapToInt(header::indexOf).toArray();
      Iterator<CSVRecord> records = parser.iterator();
      List<String> found = records.hasNext() ? records.next().toList() : List.of();
      int[] places = placesOfColumns(file, found);
      long line = parser.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        Object[] values = values(file, line, records.next(), found.size(), places);
        requireNew(file, line, values, keys, lines);
        rows.add(newRow(file, line, values));
        line = parser.getCurrentLineNumber() + 1;
      }
      return List.copyOf(rows);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (UncheckedIOException e) { // the parser's iterator wraps what it meets
      throw unreadable(file, e.getCause());
    }
  }

  private int[] placesOfColumns(Path file, List<String> found) {
    if (!found.isEmpty() && found.get(0).startsWith(BYTE_ORDER_MARK)) {
      throw new UnreadableRunException(
          "%s, line 1: the file starts with a byte order mark, as some editors add it."
                  .formatted(file)
              + "\n  Save the file as UTF-8 without one, or put it back as the run wrote it.");
    }
    return new CsvHeader(header, later, parameters.isPresent())
        .placesIn(found)
        .orElseThrow(
            () ->
                new UnreadableRunException(
                    "%s, line 1: this is not the file's header.\n  expected %s\n  found    %s"
                            .formatted(
                                file,
                                String.join(",", header),
                                found.isEmpty() ? "nothing" : shortened(String.join(",", found)))
                        + REMEDY));
  }

  private Object[] values(Path file, long line, CSVRecord record, int expected, int[] places) {
    if (record.size() != expected) {
      throw new UnreadableRunException(
          "%s, line %s: expected %s cells, found %s.".formatted(file, line, expected, record.size())
              + REMEDY);
    }
    Object[] values = new Object[header.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(file, line, i, places[i] == CsvHeader.MISSING ? "" : record.get(places[i]));
    }
    return values;
  }

  private void requireNew(
      Path file, long line, Object[] values, int[] keys, Map<List<Object>, Long> linesOfKeys) {
    if (keys.length == 0) {
      return;
    }
    Object[] own = new Object[keys.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = values[keys[i]];
    }
    List<Object> found = List.of(own);
    Long earlier = linesOfKeys.putIfAbsent(found, line);
    if (earlier != null) {
      throw new UnreadableRunException(
          "%s, line %s: expected one row of each %s, but line %s has the same: %s."
                  .formatted(file, line, String.join(", ", key), earlier, joined(found))
              + REMEDY);
    }
  }

  private static String joined(List<Object> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private Object value(Path file, long line, int column, String text) {
    try {
      return cells.get(column).reader().apply(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRunException(
          "%s, line %s, column %s: expected %s, found \"%s\"."
                  .formatted(
                      file, line, header.get(column), cells.get(column).expected(), shortened(text))
              + REMEDY,
          e);
    }
  }

  private R newRow(Path file, long line, Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new UnreadableRunException(
          "%s, line %s: %s.".formatted(file, line, e.getCause().getMessage()) + REMEDY, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no canonical constructor in " + rowType, e);
    }
  }

  private static <R extends Record> Constructor<R> constructor(
      Class<R> rowType, List<RecordComponent> components) {
    try {
      return rowType.getDeclaredConstructor(
          components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("no canonical constructor in " + rowType, e);
    }
  }

  private List<String> textsOf(R row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      try {
        texts.add(cells.get(i).writer().apply(components.get(i).getAccessor().invoke(row)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + components.get(i), e);
      }
    }
    return texts;
  }

  private static UnreadableRunException unreadable(Path file, IOException e) {
    return new UnreadableRunException(
        "%s: cannot be read: %s.".formatted(file, reason(e)) + REMEDY, e);
  }

  static String reason(IOException e) {
    return e instanceof CharacterCodingException
        ? "it is not UTF-8 text"
        : String.valueOf(e.getMessage());
  }

  static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private static String columnName(RecordComponent component) {
    Column column = component.getAnnotation(Column.class);
    return column != null
        ? column.value()
        : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
