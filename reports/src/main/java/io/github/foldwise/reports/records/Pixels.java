package io.github.foldwise.reports.records;

import java.util.Arrays;
import java.util.Base64;

/** The uint8 values of one image, row-major; written as base64. */
public final class Pixels {
  private final byte[] values;

  private Pixels(byte[] values) {
    this.values = values;
  }

  /**
   * Pixels with a copy of these values.
   *
   * @param values each byte is read as 0 … 255
   */
  public static Pixels of(byte[] values) {
    return new Pixels(values.clone());
  }

  static Pixels fromBase64(String text) {
    return new Pixels(Base64.getDecoder().decode(text));
  }

  /** The number of values. */
  public int size() {
    return values.length;
  }

  /**
   * The value at an index, 0 … 255.
   *
   * @param index row-major, from 0
   */
  public int at(int index) {
    return Byte.toUnsignedInt(values[index]);
  }

  String toBase64() {
    return Base64.getEncoder().encodeToString(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pixels pixels && Arrays.equals(values, pixels.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return toBase64();
  }
}
