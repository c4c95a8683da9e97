package io.github.foldwise.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in the footer of a file.
 *
 * @param rows of the table
 * @param leaves in the order of the file
 * @param groups of rows: the place of each leaf's values
 * @param notes texts by their keys
 */
record Metadata(int rows, List<Leaf> leaves, List<Group> groups, Map<String, String> notes) {
  private static final int REPEATED = 2;
  private static final int UTF8 = 0;

  /** Some rows that lie together. */
  record Group(int rows, List<Chunk> chunks) {}

  /** The values of one leaf in one group: pages, one after the other. */
  record Chunk(int codec, long from, long bytes) {}

  /** Reads it; a file of so many bytes has no more rows. */
  static Metadata of(Thrift footer, long fileBytes) {
    List<Leaf> leaves = leaves(footer.structs(2));
    List<Group> groups = new ArrayList<>();
    long rows = 0;
    for (Thrift group : footer.structs(4)) {
      groups.add(new Group(group.integer(3), chunks(group, leaves.size(), fileBytes)));
      rows += group.integer(3);
    }
    if (rows != footer.number(3) || rows > Math.min(fileBytes, Integer.MAX_VALUE)) {
      throw new DamagedException("%s rows in %s bytes".formatted(footer.number(3), fileBytes));
    }
    Map<String, String> notes = new HashMap<>();
    footer.structs(5).forEach(note -> notes.put(note.text(1), note.text(2)));
    return new Metadata((int) rows, leaves, groups, notes);
  }

  private static List<Chunk> chunks(Thrift group, int leaves, long fileBytes) {
    List<Chunk> chunks = new ArrayList<>();
    for (Thrift column : group.structs(1)) {
      Thrift meta = column.struct(3);
      long data = meta.number(9);
      long dictionary = meta.find(11).orElse(0L);
      long from = dictionary > 0 && dictionary < data ? dictionary : data;
      long bytes = meta.number(7);
      if (from < 0 || bytes < 0 || from > fileBytes - bytes) {
        throw new DamagedException("values beyond the end of the file");
      }
      chunks.add(new Chunk(meta.integer(4), from, bytes));
    }
    if (chunks.size() != leaves) {
      throw new DamagedException("%s columns of %s".formatted(chunks.size(), leaves));
    }
    return chunks;
  }

  private static List<Leaf> leaves(List<Thrift> schema) {
    if (schema.isEmpty()) {
      throw new DamagedException("no columns");
    }
    Schema read = new Schema(schema, new ArrayList<>());
    int next = 1; // the first element is the table itself
    while (next < schema.size()) {
      next = read.element(next, List.of(), 0, false);
    }
    return read.leaves();
  }

  /** The columns as a tree, written from the root on, each before its children. */
  private record Schema(List<Thrift> elements, List<Leaf> leaves) {
    /** Reads an element with all below it; gives the place of the one after. */
    int element(int at, List<String> parents, int definition, boolean repeated) {
      if (at >= elements.size() || parents.size() > 16) {
        throw new DamagedException("columns that are not whole");
      }
      Thrift element = elements.get(at);
      long repetition = element.find(3).orElse(0L);
      int level = definition + (repetition == 0 ? 0 : 1);
      boolean several = repeated || repetition == REPEATED;
      List<String> path = new ArrayList<>(parents);
      path.add(element.text(4));
      long children = element.find(5).orElse(0L);
      if (children == 0) {
        boolean text =
            element.find(6).filter(type -> type == UTF8).isPresent() || element.struct(10).has(1);
        leaves.add(new Leaf(path, element.integer(1), level, several, text));
        return at + 1;
      }
      int next = at + 1;
      for (long i = 0; i < children; i++) {
        next = element(next, path, level, several);
      }
      return next;
    }
  }
}
