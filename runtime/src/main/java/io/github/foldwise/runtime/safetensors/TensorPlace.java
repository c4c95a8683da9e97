package io.github.foldwise.runtime.safetensors;

import io.github.foldwise.runtime.safetensors.HeaderText.WrongTextException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tensor, and where its bytes lie in the data.
 *
 * @param shape sizes; none of a single number
 * @param from first byte
 * @param to first byte after it
 */
record TensorPlace(String name, TensorType type, List<Long> shape, long from, long to) {

  /** Reads an entry: {@code {"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}. */
  static TensorPlace read(String name, HeaderText json) throws WrongTextException {
    String keys = "dtype, shape and data_offsets of tensor '%s', each once".formatted(name);
    Map<String, String> texts = new HashMap<>();
    Map<String, List<Long>> lists = new HashMap<>();
    json.object(
        key -> {
          if (texts.containsKey(key) || lists.containsKey(key)) {
            throw new WrongTextException(keys, "'%s' a second time".formatted(key));
          }
          switch (key) {
            case "dtype" -> texts.put(key, json.text());
            case "shape", "data_offsets" -> lists.put(key, json.numbers());
            default -> throw new WrongTextException(keys, "'%s'".formatted(key));
          }
        });
    if (texts.size() + lists.size() < 3) {
      throw new WrongTextException(keys, "fewer");
    }
    String type = texts.getOrDefault("dtype", "");
    List<Long> offsets = lists.getOrDefault("data_offsets", List.of());
    if (offsets.size() != 2) {
      throw new WrongTextException(
          "two data_offsets of tensor '%s'".formatted(name), String.valueOf(offsets.size()));
    }
    return new TensorPlace(
        name,
        TensorType.named(type)
            .orElseThrow(
                () ->
                    new WrongTextException(
                        "a dtype such as F32 of tensor '%s'".formatted(name),
                        "'%s'".formatted(type))),
        lists.getOrDefault("shape", List.of()),
        offsets.get(0),
        offsets.get(1));
  }

  StoredTensor stored() {
    return new StoredTensor(name, type.name(), shape);
  }

  /** Refuses more bytes, or fewer, than its values take. */
  void requireItsSize() throws WrongTextException {
    long bits = (to - from) * Byte.SIZE; // a header's numbers have at most 18 digits
    long size = size();
    if (size > Long.MAX_VALUE / type.bits() || size * type.bits() != bits) {
      throw new WrongTextException(
          "as many bytes for tensor '%s' as %s takes".formatted(name, stored().contents()),
          String.valueOf(to - from));
    }
  }

  /** Number of values, or the largest long if that is too small. */
  private long size() {
    try {
      return shape.stream().reduce(1L, Math::multiplyExact);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
