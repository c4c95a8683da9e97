package io.github.foldwise.duplicates;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Numbers images from 0, by content: two rows have the same number if and only if their pixels are
 * equal. Bytes are compared as fed to the model, divided by 255: an image may be of bytes in one
 * set and of floats in another. All sets have the same shape.
 */
public final class ImageNumbers {
  private final List<ImageData> sets = new ArrayList<>();
  private int[] setOf = {}; // of each number, that of its first row
  private int[] rowOf = {};
  private int[] hashes = {};
  private int count;
  private boolean areBytes = true;
  private int[] table = new int[16]; // number + 1 of a hash or the next free place, 0 if free

  /** No image has a number yet. */
  public ImageNumbers() {}

  /** The number of each row, a new one for each image not seen before. */
  public int[] number(ImageData images) {
    sets.add(images);
    areBytes &= images.isBytes();
    Hashing hashing = new Hashing(images);
    int[] numbers = new int[images.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = number(images, row, hashing.of(row));
    }
    return numbers;
  }

  /** How many numbers there are. */
  public int count() {
    return count;
  }

  /** Shape of all images, of which there is at least one. */
  Shape shape() {
    return sets.get(0).shape();
  }

  /** Whether all images are of bytes. */
  boolean areBytes() {
    return areBytes;
  }

  /** The bytes of one image, if all are of bytes. */
  void read(int number, byte[] into) {
    sets.get(setOf[number]).read(rowOf[number], into, 0);
  }

  /** The pixels of one image as they are fed. */
  public void read(int number, float[] into) {
    read(sets.get(setOf[number]), rowOf[number], into);
  }

  private int number(ImageData images, int row, int hash) {
    int place = hash & (table.length - 1);
    while (table[place] != 0) {
      int number = table[place] - 1;
      if (hashes[number] == hash && isEqual(number, images, row)) { // a hash may be shared
        return number;
      }
      place = (place + 1) & (table.length - 1);
    }
    table[place] = count + 1;
    if (count == rowOf.length) {
      int room = Math.max(16, count + (count >> 1));
      setOf = Arrays.copyOf(setOf, room);
      rowOf = Arrays.copyOf(rowOf, room);
      hashes = Arrays.copyOf(hashes, room);
    }
    setOf[count] = sets.size() - 1;
    rowOf[count] = row;
    hashes[count] = hash;
    count++;
    if (count > table.length / 2) {
      rehash();
    }
    return count - 1;
  }

  private void rehash() {
    table = new int[2 * table.length];
    for (int number = 0; number < count; number++) {
      int place = hashes[number] & (table.length - 1);
      while (table[place] != 0) {
        place = (place + 1) & (table.length - 1);
      }
      table[place] = number + 1;
    }
  }

  private boolean isEqual(int number, ImageData images, int row) {
    ImageData known = sets.get(setOf[number]);
    if (known.isBytes() && images.isBytes()) {
      return Arrays.equals(known.bytes(rowOf[number]), images.bytes(row));
    }
    float[] one = new float[images.shape().size()];
    float[] other = new float[one.length];
    read(number, one);
    read(images, row, other);
    return Arrays.equals(one, other);
  }

  private static void read(ImageData images, int row, float[] into) {
    if (images.isBytes()) {
      byte[] bytes = images.bytes(row);
      for (int i = 0; i < into.length; i++) {
        into[i] = Hashing.fed(bytes[i]);
      }
    } else {
      images.read(row, into, 0);
      for (int i = 0; i < into.length; i++) {
        into[i] += 0f; // −0 is 0
      }
    }
  }

  /** Hashes images: floats that are bytes divided by 255 have the hash of these bytes. */
  private static final class Hashing {
    private static final float[] FED = new float[256];

    static {
      for (int i = 0; i < FED.length; i++) {
        FED[i] = i / 255f;
      }
    }

    private final ImageData images;
    private final CRC32 hash = new CRC32();
    private final byte[] bytes;
    private final float[] floats;
    private final FloatBuffer bits; // the bytes of floats
    private final byte[] ofFloats;

    Hashing(ImageData images) {
      this.images = images;
      this.bytes = new byte[images.shape().size()];
      this.floats = new float[images.isBytes() ? 0 : bytes.length];
      this.ofFloats = new byte[floats.length * Float.BYTES];
      this.bits = ByteBuffer.wrap(ofFloats).asFloatBuffer();
    }

    static float fed(byte pixel) {
      return FED[pixel & 0xff];
    }

    int of(int row) {
      hash.reset();
      if (images.isBytes()) {
        images.read(row, bytes, 0);
        hash.update(bytes);
      } else {
        ImageNumbers.read(images, row, floats);
        hash.update(areBytes() ? bytes : bitsOfFloats());
      }
      return (int) hash.getValue();
    }

    private boolean areBytes() {
      for (int i = 0; i < floats.length; i++) {
        bytes[i] = (byte) Math.round(floats[i] * 255);
        if (fed(bytes[i]) != floats[i]) {
          return false;
        }
      }
      return true;
    }

    private byte[] bitsOfFloats() {
      bits.put(0, floats);
      return ofFloats;
    }
  }
}
