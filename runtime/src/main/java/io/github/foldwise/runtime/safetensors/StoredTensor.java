package io.github.foldwise.runtime.safetensors;

import io.github.foldwise.check.CheckReturnValue;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a file says of one of its tensors.
 *
 * @param type of its values: {@code F32}, {@code I64}
 * @param shape sizes; none of a single number
 */
@CheckReturnValue
public record StoredTensor(String name, String type, List<Long> shape) {
  public StoredTensor {
    shape = List.copyOf(shape);
  }

  /** {@code F32 3×3×1×8}. */
  String contents() {
    return shape.isEmpty()
        ? type
        : type + " " + shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }

  /** {@code conv_1/kernel: F32 3×3×1×8}. */
  @Override
  public String toString() {
    return name + ": " + contents();
  }
}
