package io.github.foldwise.runtime.safetensors;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Types of a tensor's values, by the names and sizes that safetensors gives them. */
enum TensorType {
  BOOL(8),
  F4(4),
  F6_E2M3(6),
  F6_E3M2(6),
  U8(8),
  I8(8),
  F8_E5M2(8),
  F8_E4M3(8),
  F8_E8M0(8),
  F8_E4M3FNUZ(8),
  F8_E5M2FNUZ(8),
  I16(16),
  U16(16),
  F16(16),
  BF16(16),
  I32(32),
  U32(32),
  F32(32),
  C64(64),
  F64(64),
  I64(64),
  U64(64);

  private final int bits;

  TensorType(int bits) {
    this.bits = bits;
  }

  static Optional<TensorType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  int bits() {
    return bits;
  }

  /** Whether its values can be weights. */
  boolean isFloat() {
    return this == F16 || this == BF16 || this == F32 || this == F64;
  }

  /** The next value as float32, which is the nearest one of a double. */
  float next(ByteBuffer bytes) {
    return switch (this) {
      case F16 -> half(bytes.getShort());
      case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
      case F32 -> bytes.getFloat();
      case F64 -> (float) bytes.getDouble();
      default -> throw new IllegalStateException(this + " is no type of weights");
    };
  }

  /** One bit of sign, five of the exponent, ten of the fraction. */
  private static float half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float size =
        switch (exponent) {
          case 0 -> Math.scalb((float) fraction, -24);
          case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb((float) (0x400 + fraction), exponent - 25);
        };
    return bits < 0 ? -size : size;
  }
}
