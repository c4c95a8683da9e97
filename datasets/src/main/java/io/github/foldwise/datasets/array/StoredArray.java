package io.github.foldwise.datasets.array;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.FileFault;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * An array of numbers in a file: what its header says, and where its values are. Values are read
 * when they are asked for; memory grows with what the file really holds.
 */
public final class StoredArray {
  private final String place;
  private final NumberType type;
  private final ByteOrder order;
  private final List<Long> sizes;
  private final boolean firstFastest;
  private final Values values;

  /** Opens the values of an array, from the first to the end of the file. */
  @FunctionalInterface
  public interface Values {
    /** A stream of them, which fails or ends early if the file is damaged. */
    InputStream open() throws IOException;
  }

  /**
   * Values in memory, which nobody changes.
   *
   * @param bytes all of them, as many as the header says
   */
  @SuppressWarnings("ArrayRecordComponent") // compared with nothing
  public record InMemory(byte[] bytes) implements Values {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** Takes the bytes of one row after another. */
  @FunctionalInterface
  public interface Rows {
    /** The bytes of a row, in the order of the array; they may change afterwards. */
    void take(int row, ByteBuffer values) throws IOException;
  }

  /**
   * An array.
   *
   * @param place its name in messages
   * @param sizes of its dimensions, unsigned
   * @param firstFastest whether the first index changes fastest (Fortran), not the last (C)
   */
  public StoredArray(
      String place,
      NumberType type,
      ByteOrder order,
      List<Long> sizes,
      boolean firstFastest,
      Values values) {
    this.place = requireNonNull(place, "place");
    this.type = requireNonNull(type, "type");
    this.order = requireNonNull(order, "order");
    this.sizes = List.copyOf(sizes);
    this.firstFastest = firstFastest && sizes.size() > 1;
    this.values = requireNonNull(values, "values");
  }

  /** Its name in messages. */
  public String place() {
    return place;
  }

  /** Type of its numbers. */
  public NumberType type() {
    return type;
  }

  /** Sizes of its dimensions; the first counts rows. */
  public List<Long> sizes() {
    return sizes;
  }

  /** Bytes of all values, as the header says. */
  public BigInteger bytes() {
    return sizes.stream()
        .map(BigInteger::valueOf)
        .reduce(BigInteger.valueOf(type.bytes()), BigInteger::multiply);
  }

  /** Rows, which an {@code int} can count. */
  int rows() {
    return Math.toIntExact(sizes.get(0));
  }

  /** Numbers in one row. */
  int rowSize() {
    return Math.toIntExact(sizes.stream().skip(1).reduce(1L, Math::multiplyExact));
  }

  /** {@code uint8 of 60,000 × 28 × 28}. */
  @Override
  public String toString() {
    return type + " of " + times(sizes);
  }

  static String times(List<Long> sizes) {
    return sizes.stream()
        .map(size -> String.format(Locale.ROOT, "%,d", size))
        .collect(Collectors.joining(" × "));
  }

  /** The bytes of all rows, one after another, not copied; empty unless they are in memory. */
  Optional<byte[]> bytesInMemory() {
    return values instanceof InMemory held && !firstFastest
        ? Optional.of(held.bytes())
        : Optional.empty();
  }

  /** Reads all rows in their order; refused if the file holds fewer bytes or more. */
  public void forEach(Rows rows) {
    try (InputStream in = values.open()) {
      if (firstFastest) {
        gather(in, rows);
      } else {
        ByteBuffer row = ByteBuffer.allocate(rowSize() * type.bytes()).order(order);
        for (int i = 0; i < rows(); i++) {
          int read = in.readNBytes(row.array(), 0, row.capacity());
          if (read < row.capacity()) {
            throw wrongLength((long) i * row.capacity() + read);
          }
          rows.take(i, row);
        }
      }
      long rest = in.transferTo(OutputStream.nullOutputStream()); // to the end: checks sums too
      if (rest > 0) {
        throw wrongLength(bytes().longValue() + rest);
      }
    } catch (EOFException | ZipException e) {
      throw new RefusedException(
          Problem.of(
              place,
              "whole compressed data",
              e instanceof EOFException
                  ? "some that breaks off"
                  : "damaged data (" + e.getMessage() + ")",
              "The file is damaged: copy or download it again."));
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              place,
              "a file that can be read",
              FileFault.of(e),
              "Put the file there, readable for you, or name another place."));
    }
  }

  /** Rows of an array whose first index changes fastest: the values of one row lie far apart. */
  private void gather(InputStream in, Rows rows) throws IOException {
    BigInteger bytes = bytes();
    if (bytes.bitLength() > 31 || bytes.intValue() > Integer.MAX_VALUE - 8) {
      throw new RefusedException(
          Problem.of(
              place,
              "an array in C order, for it is larger than 2 GiB",
              "one in Fortran order",
              "Save numpy.ascontiguousarray(array)."));
    }
    byte[] all = in.readNBytes(bytes.intValue());
    if (all.length < bytes.intValue()) {
      throw wrongLength(all.length);
    }
    int[] steps = new int[sizes.size()]; // in numbers, from one index to the next
    steps[0] = 1;
    for (int i = 1; i < steps.length; i++) {
      steps[i] = Math.toIntExact(steps[i - 1] * sizes.get(i - 1));
    }
    int[] offsets = new int[rowSize()];
    for (int i = 0; i < offsets.length; i++) {
      int rest = i;
      for (int dimension = steps.length - 1; dimension > 0; dimension--) {
        int size = Math.toIntExact(sizes.get(dimension));
        offsets[i] += rest % size * steps[dimension];
        rest /= size;
      }
    }
    int width = type.bytes();
    ByteBuffer row = ByteBuffer.allocate(offsets.length * width).order(order);
    for (int i = 0; i < rows(); i++) {
      for (int k = 0; k < offsets.length; k++) {
        System.arraycopy(all, (i + offsets[k]) * width, row.array(), k * width, width);
      }
      rows.take(i, row);
    }
  }

  /** Refuses a file that has another number of bytes after its header. */
  void requireBytes(long found) {
    if (!bytes().equals(BigInteger.valueOf(found))) {
      throw wrongLength(found);
    }
  }

  /** A file that holds fewer or more bytes of values than its header says. */
  public RefusedException wrongLength(long found) {
    return new RefusedException(
        Problem.of(
            place,
            String.format(
                Locale.ROOT, "%,d bytes of values, as its header of %s says", bytes(), this),
            String.format(Locale.ROOT, "%,d bytes", found),
            "The file is %s: copy or download it again."
                .formatted(
                    BigInteger.valueOf(found).compareTo(bytes()) < 0 ? "truncated" : "too long")));
  }
}
