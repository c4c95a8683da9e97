package io.github.foldwise.datasets.array;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Type of the numbers in an array, by NumPy's name. */
public enum NumberType {
  /** One byte: 0 or 1. */
  BOOL(1) {
    @Override
    double number(ByteBuffer values, int at) {
      return values.get(at) == 0 ? 0 : 1; // any other byte is true to NumPy
    }
  },
  /** One byte from 0 to 255. */
  UINT8(1) {
    @Override
    double number(ByteBuffer values, int at) {
      return Byte.toUnsignedInt(values.get(at));
    }
  },
  /** One byte from −128 to 127. */
  INT8(1) {
    @Override
    double number(ByteBuffer values, int at) {
      return values.get(at);
    }
  },
  /** Two bytes from 0. */
  UINT16(2) {
    @Override
    double number(ByteBuffer values, int at) {
      return Short.toUnsignedInt(values.getShort(at));
    }
  },
  /** Two bytes with a sign. */
  INT16(2) {
    @Override
    double number(ByteBuffer values, int at) {
      return values.getShort(at);
    }
  },
  /** Four bytes from 0. */
  UINT32(4) {
    @Override
    double number(ByteBuffer values, int at) {
      return Integer.toUnsignedLong(values.getInt(at));
    }
  },
  /** Four bytes with a sign. */
  INT32(4) {
    @Override
    double number(ByteBuffer values, int at) {
      return values.getInt(at);
    }
  },
  /** Eight bytes from 0. */
  UINT64(8) {
    @Override
    double number(ByteBuffer values, int at) {
      long bits = values.getLong(at);
      return bits >= 0
          ? bits
          : (double) ((bits >>> 1) | (bits & 1)) * 2; // the lost bit still rounds
    }
  },
  /** Eight bytes with a sign. */
  INT64(8) {
    @Override
    double number(ByteBuffer values, int at) {
      return values.getLong(at);
    }
  },
  /** Half precision: 5 bits of exponent, 10 of fraction. */
  FLOAT16(2) {
    @Override
    double number(ByteBuffer values, int at) {
      int bits = values.getShort(at);
      int exponent = (bits >> 10) & 0x1f;
      int fraction = bits & 0x3ff;
      double size =
          switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
          };
      return bits < 0 ? -size : size;
    }
  },
  /** Single precision. */
  FLOAT32(4) {
    @Override
    double number(ByteBuffer values, int at) {
      return values.getFloat(at);
    }
  },
  /** Double precision. */
  FLOAT64(8) {
    @Override
    double number(ByteBuffer values, int at) {
      return values.getDouble(at);
    }
  };

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }

  /** Whether it is a float of any precision. */
  public boolean isFloat() {
    return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
  }

  /** The number that begins at a byte, in the order of the buffer; the nearest double of it. */
  abstract double number(ByteBuffer values, int at);

  /** {@code uint8}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
