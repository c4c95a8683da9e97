package io.github.foldwise.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A structure in Thrift's compact protocol, in which Parquet writes all but values: fields by their
 * numbers. Memory grows with the bytes that are read.
 *
 * @param fields numbers, byte arrays, lists, structures
 */
record Thrift(Map<Integer, Object> fields) {
  private static final int DEEPEST = 24;
  private static final Thrift NONE = new Thrift(Map.of());

  /** Reads a structure, and leaves the buffer behind it. */
  static Thrift read(ByteBuffer in) {
    return struct(in, 0);
  }

  private static Thrift struct(ByteBuffer in, int depth) {
    if (depth > DEEPEST) {
      throw new DamagedException("structures that are nested too deeply");
    }
    Map<Integer, Object> fields = new HashMap<>();
    int field = 0;
    for (int head = in.get(); head != 0; head = in.get()) {
      int step = (head >> 4) & 0xf;
      field = step == 0 ? (int) signed(in) : field + step;
      fields.put(field, value(in, head & 0xf, depth));
    }
    return new Thrift(fields);
  }

  private static Object value(ByteBuffer in, int type, int depth) {
    return switch (type) {
      case 1 -> 1L; // true
      case 2 -> 0L; // false
      case 3 -> (long) in.get();
      case 4, 5, 6 -> signed(in);
      case 7 -> in.getDouble();
      case 8 -> binary(in);
      case 9, 10 -> list(in, depth);
      case 12 -> struct(in, depth + 1);
      default -> throw new DamagedException("a value of unknown type " + type);
    };
  }

  private static List<Object> list(ByteBuffer in, int depth) {
    int head = in.get();
    int type = head & 0xf;
    long size = ((head >> 4) & 0xf) == 15 ? unsigned(in) : (head >> 4) & 0xf;
    if (size < 0 || size > in.remaining()) { // each element takes a byte or more
      throw new DamagedException("a list that is longer than the file");
    }
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      list.add(type <= 2 ? Long.valueOf(in.get()) : value(in, type, depth + 1));
    }
    return list;
  }

  private static byte[] binary(ByteBuffer in) {
    long size = unsigned(in);
    if (size < 0 || size > in.remaining()) {
      throw new DamagedException("a text that is longer than the file");
    }
    byte[] bytes = new byte[(int) size];
    in.get(bytes);
    return bytes;
  }

  private static long signed(ByteBuffer in) {
    long bits = unsigned(in);
    return (bits >>> 1) ^ -(bits & 1);
  }

  static long unsigned(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new DamagedException("a number without an end");
  }

  /** The number of a field, if it is there. */
  Optional<Long> find(int field) {
    return fields.get(field) instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  long number(int field) {
    return find(field).orElseThrow(() -> new DamagedException("no field " + field));
  }

  int integer(int field) {
    long number = number(field);
    if (number != (int) number || number < 0) {
      throw new DamagedException("a size of " + number);
    }
    return (int) number;
  }

  /** The text of a field; empty if it is not there. */
  String text(int field) {
    return fields.get(field) instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
  }

  /** The structure of a field; an empty one if it is not there. */
  Thrift struct(int field) {
    return fields.get(field) instanceof Thrift struct ? struct : NONE;
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  /** The structures in a list; none if it is not there. */
  List<Thrift> structs(int field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().filter(Thrift.class::isInstance).map(Thrift.class::cast).toList()
        : List.of();
  }
}
