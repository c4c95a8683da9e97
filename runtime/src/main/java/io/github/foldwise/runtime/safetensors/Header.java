package io.github.foldwise.runtime.safetensors;

import io.github.foldwise.runtime.safetensors.HeaderText.WrongTextException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The head of a file: its texts, and where each tensor lies in the data.
 *
 * @param metadata texts by name
 * @param tensors in the order of the data, which they cover without a gap
 */
record Header(Map<String, String> metadata, List<TensorPlace> tensors) {
  private static final String METADATA = "__metadata__";

  /**
   * Reads a header.
   *
   * @param text its JSON
   * @param dataLength bytes that follow it
   * @throws WrongTextException if it is no header, or one of other data
   */
  static Header read(String text, long dataLength) throws WrongTextException {
    HeaderText json = new HeaderText(text);
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, TensorPlace> tensors = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    json.object(
        name -> {
          requireNew(names, name);
          if (name.equals(METADATA)) {
            json.object(
                key -> {
                  requireNew(metadata.keySet(), key);
                  metadata.put(key, json.text());
                });
          } else {
            tensors.put(name, TensorPlace.read(name, json));
          }
          names.add(name);
        });
    json.end();
    List<TensorPlace> inOrder = new ArrayList<>(tensors.values());
    inOrder.sort(Comparator.comparingLong(TensorPlace::from).thenComparingLong(TensorPlace::to));
    requireCovered(inOrder, dataLength);
    return new Header(metadata, List.copyOf(inOrder));
  }

  /** The header of float32 tensors that lie one after the other; their names need no escapes. */
  static String text(Map<String, List<Integer>> shapes) {
    List<String> entries = new ArrayList<>();
    long from = 0;
    for (Map.Entry<String, List<Integer>> tensor : shapes.entrySet()) {
      List<Integer> shape = tensor.getValue();
      long to =
          from + Float.BYTES * shape.stream().mapToLong(size -> size).reduce(1, (a, b) -> a * b);
      entries.add(
          "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%s,%s]}"
              .formatted(
                  tensor.getKey(),
                  shape.stream().map(String::valueOf).collect(Collectors.joining(",")),
                  from,
                  to));
      from = to;
    }
    return "{" + String.join(",", entries) + "}";
  }

  private static void requireNew(Set<String> known, String name) throws WrongTextException {
    if (known.contains(name)) {
      throw new WrongTextException("each name once", "'%s' a second time".formatted(name));
    }
  }

  private static void requireCovered(List<TensorPlace> tensors, long dataLength)
      throws WrongTextException {
    long end = 0;
    for (TensorPlace tensor : tensors) {
      if (tensor.from() != end || tensor.to() < end) {
        throw new WrongTextException(
            "tensor '%s' to begin where the data before it ends, at %s"
                .formatted(tensor.name(), end),
            "[%s,%s]".formatted(tensor.from(), tensor.to()));
      }
      tensor.requireItsSize();
      end = tensor.to();
    }
    if (end != dataLength) {
      throw new WrongTextException(
          "tensors that cover its %s bytes of data".formatted(dataLength),
          "tensors of %s bytes".formatted(end));
    }
  }
}
