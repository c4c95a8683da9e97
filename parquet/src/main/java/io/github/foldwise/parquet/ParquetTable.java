package io.github.foldwise.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.table.Table;
import io.github.foldwise.datasets.table.TableColumn;
import io.github.foldwise.datasets.table.TableColumn.Kind;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** One Parquet file. */
final class ParquetTable implements Table {
  private static final byte[] MAGIC = "PAR1".getBytes(UTF_8);
  private static final int ENDING = Integer.BYTES + 4; // the footer's length, and the magic
  private static final String BYTES = "bytes";
  private static final String PATH = "path";

  private final Path file;
  private final FileChannel channel;
  private final Metadata metadata;
  private final List<TableColumn> columns;
  private final Map<Integer, Column> opened = new HashMap<>(); // by leaf

  private ParquetTable(Path file, FileChannel channel, Metadata metadata) {
    this.file = file;
    this.channel = channel;
    this.metadata = metadata;
    this.columns = columns(metadata);
  }

  static ParquetTable open(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe may never end
      throw refused(file, "no file, but a folder or a pipe");
    }
    FileChannel channel = null;
    boolean whole = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      FileChannel open = channel;
      ParquetTable table = reading(file, () -> new ParquetTable(file, open, metadata(open)));
      whole = true;
      return table;
    } catch (NoSuchFileException e) {
      throw refused(file, "no file");
    } catch (IOException e) {
      throw refused(file, "a file that cannot be read: " + e.getMessage());
    } finally {
      if (!whole && channel != null) {
        close(channel);
      }
    }
  }

  private static Metadata metadata(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < MAGIC.length + ENDING || !isMagic(read(channel, 0, MAGIC.length))) {
      throw new DamagedException("a file that begins otherwise");
    }
    ByteBuffer ending = read(channel, size - ENDING, ENDING).order(ByteOrder.LITTLE_ENDIAN);
    int length = ending.getInt();
    if (!isMagic(ending)) {
      throw new DamagedException("one that ends otherwise: it is truncated, or encrypted");
    }
    if (length < 0 || length > size - MAGIC.length - ENDING) {
      throw new DamagedException("a footer that is longer than the file");
    }
    return Metadata.of(Thrift.read(read(channel, size - ENDING - length, length)), size);
  }

  private static boolean isMagic(ByteBuffer bytes) {
    byte[] found = new byte[MAGIC.length];
    bytes.get(found);
    return Arrays.equals(found, MAGIC);
  }

  private static ByteBuffer read(FileChannel channel, long at, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new DamagedException("it ends too early");
      }
    }
    return bytes.flip();
  }

  private static List<TableColumn> columns(Metadata metadata) {
    Footer footer = Footer.of(metadata.notes().getOrDefault(Footer.KEY, "{}"));
    Set<String> names = new LinkedHashSet<>();
    metadata.leaves().forEach(leaf -> names.add(leaf.path().get(0)));
    return names.stream()
        .map(
            name ->
                new TableColumn(
                    name,
                    kind(metadata, name),
                    type(metadata, name),
                    footer.isClass(name),
                    footer.classNames(name)))
        .toList();
  }

  private static Kind kind(Metadata metadata, String name) {
    Optional<Leaf> alone =
        leaf(metadata, name).stream().mapToObj(metadata.leaves()::get).findFirst();
    if (alone.isPresent()) {
      Leaf leaf = alone.get();
      Kind ofBytes = leaf.isText() ? Kind.TEXTS : Kind.IMAGES;
      return leaf.isInteger() ? Kind.INTEGERS : leaf.isBytes() ? ofBytes : Kind.OTHER;
    }
    OptionalInt bytes = leaf(metadata, name, BYTES);
    return bytes.isPresent() && metadata.leaves().get(bytes.getAsInt()).isBytes()
        ? Kind.IMAGES
        : Kind.OTHER;
  }

  /** In words, for messages. */
  private static String type(Metadata metadata, String name) {
    Kind kind = kind(metadata, name);
    return switch (kind) {
      case IMAGES -> leaf(metadata, name).isPresent() ? BYTES : "bytes and path";
      case INTEGERS -> "integers";
      case TEXTS -> "texts";
      case OTHER -> "other values";
    };
  }

  private static OptionalInt leaf(Metadata metadata, String... path) {
    return IntStream.range(0, metadata.leaves().size())
        .filter(number -> metadata.leaves().get(number).path().equals(List.of(path)))
        .findFirst();
  }

  @Override
  public List<TableColumn> columns() {
    return columns;
  }

  @Override
  public List<Optional<String>> texts(String column) {
    return strings(leaf(metadata, column));
  }

  @Override
  public List<Optional<String>> imageNames(String column) {
    return strings(leaf(metadata, column, PATH));
  }

  private List<Optional<String>> strings(OptionalInt leaf) {
    if (leaf.isEmpty()) {
      return Collections.nCopies(metadata.rows(), Optional.empty());
    }
    List<Optional<String>> strings = new ArrayList<>(metadata.rows());
    for (Object value : reading(file, () -> column(leaf.getAsInt()).all())) {
      strings.add(
          value == null
              ? Optional.empty()
              : Optional.of(
                  value instanceof byte[] bytes ? new String(bytes, UTF_8) : value.toString()));
    }
    return strings;
  }

  @Override
  public Optional<byte[]> image(String column, int row) {
    int leaf = leaf(metadata, column).orElseGet(() -> leaf(metadata, column, BYTES).orElseThrow());
    return Optional.ofNullable((byte[]) reading(file, () -> column(leaf).value(row)));
  }

  private Column column(int leaf) throws IOException {
    synchronized (opened) {
      Column column = opened.get(leaf);
      if (column == null) {
        column = new Column(channel, metadata, leaf);
        opened.put(leaf, column);
      }
      return column;
    }
  }

  @Override
  public void close() {
    close(channel);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(ParquetTable.class.getPackageName())
          .log(System.Logger.Level.DEBUG, "a file that was read is not closed", e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (DamagedException e) {
      throw refused(file, e);
    } catch (BufferUnderflowException e) {
      throw refused(file, "one that breaks off");
    } catch (IOException e) {
      throw refused(file, "a file that cannot be read: " + e.getMessage());
    }
  }

  private static RefusedException refused(Path file, String found) {
    return refused(file, new DamagedException(found));
  }

  private static RefusedException refused(Path file, DamagedException why) {
    return new RefusedException(
        Problem.of(file.toString(), why.expected(), why.getMessage(), why.remedy()));
  }
}
