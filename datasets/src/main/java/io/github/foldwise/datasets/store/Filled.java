package io.github.foldwise.datasets.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which images of a store are there, which are skipped, and what is noted about them.
 *
 * @param there rows that are written
 * @param skipped why a row is left out
 * @param notes texts by name
 */
record Filled(BitSet there, SortedMap<Integer, String> skipped, Map<String, String> notes) {
  static Filled nothing() {
    return new Filled(new BitSet(), new TreeMap<>(), new LinkedHashMap<>());
  }

  static Filled read(DataInputStream in) throws IOException {
    Filled filled = nothing();
    filled.there.or(BitSet.valueOf(in.readNBytes(in.readInt())));
    for (int left = in.readInt(); left > 0; left--) {
      filled.skipped.put(in.readInt(), text(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      filled.notes.put(text(in), text(in));
    }
    return filled;
  }

  void write(DataOutputStream out) throws IOException {
    byte[] bits = there.toByteArray();
    out.writeInt(bits.length);
    out.write(bits);
    out.writeInt(skipped.size());
    for (Map.Entry<Integer, String> skip : skipped.entrySet()) {
      out.writeInt(skip.getKey());
      text(out, skip.getValue());
    }
    out.writeInt(notes.size());
    for (Map.Entry<String, String> note : notes.entrySet()) {
      text(out, note.getKey());
      text(out, note.getValue());
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }

  boolean has(int row) {
    return there.get(row) || skipped.containsKey(row);
  }

  /** How many rows are done. */
  int done() {
    return there.cardinality() + skipped.size();
  }
}
