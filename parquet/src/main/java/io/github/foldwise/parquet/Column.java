package io.github.foldwise.parquet;

import io.github.foldwise.parquet.Metadata.Chunk;
import io.github.foldwise.parquet.Metadata.Group;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The values of a leaf, page by page: numbers as {@link Long}, bytes as arrays, null where none is.
 * The last pages are kept, for several threads ask for rows that are near each other.
 */
final class Column {
  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE_DICTIONARY = 8;
  private static final int SHORT_HEADER = 1 << 10; // bytes; statistics may make it longer
  private static final int LONGEST_HEADER = 1 << 26;
  private static final long KEPT = 1 << 26; // bytes

  private final FileChannel file;
  private final Leaf leaf;
  private final List<Chunk> chunks = new ArrayList<>(); // of each group
  private final List<Page> pages = new ArrayList<>(); // of data
  private final Page[] dictionaries; // of each group; null where there is none
  private final Map<Integer, Object[]> kept = new LinkedHashMap<>(16, 0.75f, true); // by page
  private final Map<Integer, Object[]> words = new LinkedHashMap<>(); // of the last dictionary
  private long keptBytes;

  /** Finds the pages; values are read later. */
  Column(FileChannel file, Metadata metadata, int number) throws IOException {
    this.file = file;
    this.leaf = metadata.leaves().get(number);
    this.dictionaries = new Page[metadata.groups().size()];
    int row = 0;
    for (int group = 0; group < dictionaries.length; group++) {
      Group rows = metadata.groups().get(group);
      chunks.add(rows.chunks().get(number));
      findPages(group, row, rows.rows());
      row += rows.rows();
    }
  }

  private void findPages(int group, int firstRow, int rows) throws IOException {
    Chunk chunk = chunks.get(group);
    long at = chunk.from();
    long end = chunk.from() + chunk.bytes();
    int row = 0;
    while (row < rows) {
      if (at >= end) {
        throw new DamagedException("%s rows of %s".formatted(row, rows));
      }
      ByteBuffer head = header(at, end);
      Thrift header = Thrift.read(head);
      Page page = new Page(group, firstRow + row, 0, at + head.position(), header);
      if (page.packedBytes() > end - page.at()) {
        throw new DamagedException("a page beyond the end of its column");
      }
      if (page.kind() == Page.DICTIONARY) {
        dictionaries[group] = page;
      } else if (page.kind() == Page.DATA || page.kind() == Page.DATA_V2) {
        int count = page.details().integer(1);
        if (count > rows - row) {
          throw new DamagedException("more than %s rows".formatted(rows));
        }
        pages.add(new Page(group, firstRow + row, count, page.at(), header));
        row += count;
      }
      at = page.at() + page.packedBytes();
    }
  }

  /** Bytes that hold a whole header, and more. */
  private ByteBuffer header(long at, long end) throws IOException {
    for (int size = SHORT_HEADER; ; size *= 8) {
      ByteBuffer bytes = ByteBuffer.wrap(bytes(at, (int) Math.min(size, end - at)));
      try {
        Thrift.read(bytes);
        return bytes.rewind();
      } catch (BufferUnderflowException | DamagedException e) {
        if (size >= end - at || size >= LONGEST_HEADER) {
          throw e;
        }
      }
    }
  }

  private byte[] bytes(long at, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw new DamagedException("it ends too early");
      }
    }
    return bytes.array();
  }

  /** All values, from the first row on. */
  List<Object> all() throws IOException {
    List<Object> values = new ArrayList<>();
    for (int page = 0; page < pages.size(); page++) {
      values.addAll(Arrays.asList(read(pages.get(page))));
    }
    return values;
  }

  /** The value of one row. */
  synchronized Object value(int row) throws IOException {
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pages.get(middle).firstRow() <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    Page page = pages.get(low);
    Object[] values = kept.get(low);
    if (values == null) {
      values = read(page);
      keep(low, values);
    }
    return values[row - page.firstRow()];
  }

  private void keep(int number, Object[] values) {
    kept.put(number, values);
    keptBytes += pages.get(number).bytes();
    var oldest = kept.keySet().iterator();
    while (keptBytes > KEPT && kept.size() > 1) {
      keptBytes -= pages.get(oldest.next()).bytes();
      oldest.remove();
    }
  }

  private Object[] read(Page page) throws IOException {
    byte[] packed = bytes(page.at(), page.packedBytes());
    requireSum(page, packed);
    int codec = chunks.get(page.group()).codec();
    if (page.kind() == Page.DATA) {
      ByteBuffer in = buffer(Codec.unpacked(codec, packed, page.bytes()));
      int[] levels = new int[0];
      if (leaf.definition() > 0) {
        int size = in.getInt();
        levels = levels(in, size, page.rows());
      }
      return values(page, in, levels);
    }
    Thrift details = page.details();
    int levelBytes = details.integer(5) + details.integer(6);
    if (levelBytes > packed.length) {
      throw new DamagedException("levels that are longer than their page");
    }
    ByteBuffer head = buffer(packed);
    head.position(details.integer(6));
    int[] levels =
        leaf.definition() > 0 ? levels(head, details.integer(5), page.rows()) : new int[0];
    byte[] rest = Arrays.copyOfRange(packed, levelBytes, packed.length);
    boolean isPacked = details.find(7).orElse(1L) == 1;
    return values(
        page,
        buffer(Codec.unpacked(isPacked ? codec : 0, rest, page.bytes() - levelBytes)),
        levels);
  }

  private static void requireSum(Page page, byte[] packed) {
    if (page.header().find(4).isPresent()) {
      CRC32 sum = new CRC32();
      sum.update(packed);
      if ((int) sum.getValue() != page.header().number(4)) {
        throw new DamagedException("a page of another checksum");
      }
    }
  }

  private int[] levels(ByteBuffer in, int size, int count) {
    if (size < 0 || size > in.remaining()) {
      throw new DamagedException("levels that are longer than their page");
    }
    int end = in.position() + size;
    int[] levels = Levels.read(in.duplicate().limit(end), Levels.bits(leaf.definition()), count);
    in.position(end);
    return levels;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Object[] values(Page page, ByteBuffer in, int[] levels) throws IOException {
    Object[] values = new Object[page.rows()];
    boolean[] there = new boolean[page.rows()];
    int count = 0;
    for (int row = 0; row < there.length; row++) {
      there[row] = levels.length == 0 || levels[row] == leaf.definition();
      count += there[row] ? 1 : 0;
    }
    Object[] found =
        switch (page.encoding()) {
          case PLAIN -> plain(in, count);
          case PLAIN_DICTIONARY, RLE_DICTIONARY -> worded(page, in, count);
          default ->
              throw DamagedException.otherwise(
                  "values in encoding PLAIN or RLE_DICTIONARY",
                  "values in encoding " + page.encoding());
        };
    int next = 0;
    for (int row = 0; row < there.length; row++) {
      values[row] = there[row] ? found[next++] : null;
    }
    return values;
  }

  private Object[] plain(ByteBuffer in, int count) {
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (leaf.type()) {
            case Leaf.INT32 -> (long) in.getInt();
            case Leaf.INT64 -> in.getLong();
            default -> binary(in);
          };
    }
    return values;
  }

  private static byte[] binary(ByteBuffer in) {
    int size = in.getInt();
    if (size < 0 || size > in.remaining()) {
      throw new DamagedException("a value that is longer than its page");
    }
    byte[] bytes = new byte[size];
    in.get(bytes);
    return bytes;
  }

  /** Values that are numbers of words in a dictionary. */
  private Object[] worded(Page page, ByteBuffer in, int count) throws IOException {
    Object[] dictionary = dictionary(page.group());
    Object[] values = new Object[count];
    if (count > 0) {
      int[] numbers = Levels.read(in, in.get(), count);
      for (int i = 0; i < count; i++) {
        if (numbers[i] < 0 || numbers[i] >= dictionary.length) {
          throw new DamagedException("word %s of %s".formatted(numbers[i], dictionary.length));
        }
        values[i] = dictionary[numbers[i]];
      }
    }
    return values;
  }

  private synchronized Object[] dictionary(int group) throws IOException {
    Object[] known = words.get(group);
    if (known == null) {
      Page page = dictionaries[group];
      if (page == null) {
        throw new DamagedException("no dictionary");
      }
      byte[] packed = bytes(page.at(), page.packedBytes());
      requireSum(page, packed);
      byte[] bytes = Codec.unpacked(chunks.get(group).codec(), packed, page.bytes());
      int count = page.details().integer(1);
      if (count > bytes.length) {
        throw new DamagedException("%s words in %s bytes".formatted(count, bytes.length));
      }
      known = plain(buffer(bytes), count);
      words.clear();
      words.put(group, known);
    }
    return known;
  }
}
