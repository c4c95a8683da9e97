package io.github.foldwise.duplicates;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Measures Σ|x − y| between one image and others, pixel by pixel. */
final class PixelDistance {
  private static final int CHUNK = 64; // pixels between two looks at the sum

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x00ff00ff00ff00ffL;
  private static final long UNITS = 0x0001000100010001L;

  private final ImageNumbers images;
  private final byte[] oneOfBytes;
  private final byte[] otherOfBytes;
  private final float[] one;
  private final float[] other;
  private long compared; // pixels

  PixelDistance(ImageNumbers images) {
    this.images = images;
    int bytes = images.areBytes() ? images.shape().size() : 0;
    int floats = images.areBytes() ? 0 : images.shape().size();
    this.oneOfBytes = new byte[bytes];
    this.otherOfBytes = new byte[bytes];
    this.one = new float[floats];
    this.other = new float[floats];
  }

  /** Measures from this image on. */
  void from(int image) {
    if (images.areBytes()) {
      images.read(image, oneOfBytes);
    } else {
      images.read(image, one);
    }
  }

  /** Whether another image is so near. */
  boolean isWithin(double most, int image) {
    return images.areBytes() ? bytesAreWithin(255 * most, image) : floatsAreWithin(most, image);
  }

  /** How many pixels were compared so far. */
  long compared() {
    return compared;
  }

  private boolean bytesAreWithin(double most, int image) {
    images.read(image, otherOfBytes);
    byte[] x = oneOfBytes;
    byte[] y = otherOfBytes;
    long apart = 0;
    int i = 0;
    for (; i + CHUNK <= x.length && apart <= most; i += CHUNK) {
      apart += ofChunk(x, y, i);
    }
    compared += i;
    for (; i < x.length && apart <= most; i++) {
      apart += Math.abs((x[i] & 0xff) - (y[i] & 0xff));
    }
    return apart <= most;
  }

  /** Eight pixels at a time: Java does not compare bytes by vectors. */
  private static long ofChunk(byte[] x, byte[] y, int from) {
    long sums = 0; // four of 16 bits, none above 2 · 8 · 255
    for (int i = from; i < from + CHUNK; i += Long.BYTES) {
      long one = (long) EIGHT.get(x, i);
      long other = (long) EIGHT.get(y, i);
      sums += apart(one & LOW, other & LOW) + apart((one >>> 8) & LOW, (other >>> 8) & LOW);
    }
    return (sums * UNITS) >>> 48; // adds them up
  }

  /** |x − y| of four numbers below 256, each in 16 bits. */
  private static long apart(long x, long y) {
    long raised = (x | (UNITS << 8)) - y; // 256 + x − y
    long isNegative = ~(raised >>> 8) & UNITS;
    return ((raised & LOW) ^ ((isNegative << 8) - isNegative)) + isNegative;
  }

  private boolean floatsAreWithin(double most, int image) {
    images.read(image, other);
    double apart = 0;
    int i = 0;
    while (i < one.length && apart <= most) {
      int end = Math.min(i + CHUNK, one.length);
      compared += end - i;
      for (; i < end; i++) {
        apart += Math.abs(one[i] - other[i]);
      }
    }
    return apart <= most;
  }
}
