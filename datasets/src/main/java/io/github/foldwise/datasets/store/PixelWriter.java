package io.github.foldwise.datasets.store;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataListener;
import io.github.foldwise.data.Shape;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Takes the images of a store in any order, from any number of threads. What was written before an
 * interruption is there again.
 */
public final class PixelWriter implements RowWriter {
  private static final long MOST_UNRECORDED = 1 << 28; // bytes between two records of what is there
  private static final long INTERVAL_NANOS = 10_000_000_000L; // or so long, if decoding is slow

  private final StoreFolder files;
  private final String title;
  private final int rows;
  private final DataListener listener;
  private final FileChannel channel;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Object monitor = new Object(); // of what is filled, among those who write
  private Filled filled = Filled.nothing();
  private Optional<Form> form = Optional.empty();
  private long unrecorded; // bytes
  private long recordedAt = System.nanoTime();

  PixelWriter(StoreFolder files, String title, int rows, DataListener listener) throws IOException {
    this.files = files;
    this.title = title;
    this.rows = rows;
    this.listener = listener;
    readFilled();
    if (form.isEmpty()) {
      Files.deleteIfExists(files.rows());
    }
    this.channel =
        FileChannel.open(
            files.rows(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void begin(Shape shape, boolean bytes) {
    locked(
        () -> {
          Form wanted = new Form(shape, bytes);
          if (form.filter(known -> known.channels(shape.channels()).equals(wanted)).isEmpty()
              || form.get().shape().channels() < shape.channels()) {
            filled = Filled.nothing();
            form = Optional.of(wanted);
            requireRoom();
          }
        });
  }

  @Override
  public boolean has(int row) {
    lock.readLock().lock();
    try {
      synchronized (monitor) {
        return filled.has(row);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void put(int row, byte[] pixels) {
    prepare(pixels.length);
    write(
        row,
        1,
        current -> {
          byte[] values = pixels;
          if (values.length < current.shape().size()) {
            values = new byte[3 * pixels.length];
            for (int i = 0; i < values.length; i++) {
              values[i] = pixels[i / 3];
            }
          }
          return ByteBuffer.wrap(values);
        });
  }

  @Override
  public void put(int row, float[] pixels) {
    requireFinite(row, pixels, pixels.length);
    prepare(pixels.length);
    write(
        row,
        1,
        current -> {
          int times = current.shape().size() / pixels.length;
          ByteBuffer values = ByteBuffer.allocate(times * pixels.length * Float.BYTES);
          values.order(ByteOrder.LITTLE_ENDIAN);
          for (float pixel : pixels) {
            for (int i = 0; i < times; i++) {
              values.putFloat(pixel);
            }
          }
          return values.flip();
        });
  }

  /**
   * Writes images of bytes, one after the other, of the shape that was begun.
   *
   * @param pixels a whole number of images
   * @param first row
   */
  public void putAll(int first, ByteBuffer pixels) {
    write(first, images(pixels.remaining()), current -> pixels.duplicate());
  }

  /**
   * Writes images of floats, one after the other, of the shape that was begun.
   *
   * @throws RefusedException if a pixel is not finite
   */
  public void putAll(int first, float[] pixels) {
    int images = images(pixels.length);
    requireFinite(first, pixels, pixels.length / images);
    ByteBuffer values = ByteBuffer.allocate(pixels.length * Float.BYTES);
    values.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(pixels);
    write(first, images, current -> values.duplicate());
  }

  @Override
  public void skip(int row, String why) {
    lock.readLock().lock();
    try {
      synchronized (monitor) {
        filled.skipped().put(row, why);
        listener.progressed(title, filled.done(), rows);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void note(String name, String text) {
    lock.readLock().lock();
    try {
      synchronized (monitor) {
        filled.notes().put(name, text);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Makes the file a whole store. */
  void finish() throws IOException {
    for (int row = 0; row < rows; row++) {
      if (!filled.has(row)) {
        throw new IllegalStateException("row %s of %s was not written".formatted(row, title));
      }
    }
    StoredPixels.finish(channel, begun(), rows, filled);
    channel.close();
    Files.deleteIfExists(StoreFolder.hashes(files.store()));
    Files.move(files.rows(), files.store(), StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(files.filled());
  }

  /** Keeps what is there for the next attempt. */
  void interrupt() throws IOException {
    record();
    channel.close();
  }

  /** Leaves nothing behind. */
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(files.filled());
    Files.deleteIfExists(files.rows());
  }

  private interface Values {
    ByteBuffer of(Form form);
  }

  private void write(int first, int count, Values values) {
    boolean much;
    lock.readLock().lock();
    try {
      Form current = begun();
      ByteBuffer bytes = values.of(current);
      int length = bytes.remaining();
      if (length != count * current.rowBytes()) {
        throw new IllegalArgumentException(
            "row %s has %s bytes, not %s".formatted(first, length, count * current.rowBytes()));
      }
      StoreFolder.write(channel, bytes, first * current.rowBytes());
      synchronized (monitor) {
        filled.there().set(first, first + count);
        unrecorded += length;
        much = isRecordDue();
        listener.progressed(title, filled.done(), rows);
      }
    } catch (IOException e) {
      throw files.unwritable(e);
    } finally {
      lock.readLock().unlock();
    }
    if (much) {
      locked(this::record);
    }
  }

  private boolean isRecordDue() {
    return unrecorded >= MOST_UNRECORDED || System.nanoTime() - recordedAt >= INTERVAL_NANOS;
  }

  /** Makes all images coloured if the first coloured one comes. */
  private void prepare(int values) {
    Form current = begun();
    if (current.shape().channels() == 1 && values == 3 * current.shape().size()) {
      locked(
          () -> {
            if (begun().shape().channels() == 1) {
              widen();
            }
          });
    }
  }

  /** From the last image to the first: none is overwritten before it is read. */
  private void widen() throws IOException {
    Form gray = begun();
    Files.deleteIfExists(files.filled()); // an interrupted widening begins anew
    form = Optional.of(gray.channels(3));
    requireRoom();
    int bytes = (int) gray.rowBytes();
    int unit = gray.bytes() ? 1 : Float.BYTES;
    ByteBuffer narrow = ByteBuffer.allocate(bytes);
    byte[] wide = new byte[3 * bytes];
    for (int row = filled.there().length() - 1; row >= 0; row--) {
      if (filled.there().get(row)) {
        StoredPixels.read(channel, narrow.clear(), (long) row * bytes);
        for (int i = 0; i < wide.length; i++) {
          wide[i] = narrow.get(i / unit / 3 * unit + i % unit);
        }
        StoreFolder.write(channel, ByteBuffer.wrap(wide), 3L * row * bytes);
      }
    }
    record();
  }

  private void requireRoom() throws IOException {
    files.requireRoom(begun().bytes(rows) - channel.size());
  }

  private Form begun() {
    return form.orElseThrow(() -> new IllegalStateException("begin(shape, bytes) comes first"));
  }

  private int images(int values) {
    int size = begun().shape().size();
    if (values % size != 0) {
      throw new IllegalArgumentException("%s pixels, not whole images".formatted(values));
    }
    return values / size;
  }

  private static void requireFinite(int first, float[] pixels, int size) {
    for (int i = 0; i < pixels.length; i++) {
      if (!Float.isFinite(pixels[i])) {
        throw new RefusedException(
            Problem.of(
                "pixel %s of row %s".formatted(i % size, first + i / size),
                "a finite number",
                String.valueOf(pixels[i]),
                "Replace missing pixels, for example by 0."));
      }
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  /** Runs alone. */
  private void locked(Action action) {
    lock.writeLock().lock();
    try {
      action.run();
    } catch (IOException e) {
      throw files.unwritable(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** First the rows reach the disk, and then that they are there. */
  private void record() throws IOException {
    if (form.isEmpty()) {
      return;
    }
    channel.force(false);
    Path next = files.filled().resolveSibling(files.filled().getFileName() + ".new");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
      begun().write(out);
      filled.write(out);
    }
    Files.move(next, files.filled(), StandardCopyOption.ATOMIC_MOVE);
    unrecorded = 0;
    recordedAt = System.nanoTime();
  }

  private void readFilled() throws IOException {
    if (Files.exists(files.filled()) && Files.exists(files.rows())) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(files.filled())))) {
        form = Optional.of(Form.read(in));
        filled = Filled.read(in);
      } catch (IOException | IllegalArgumentException e) { // the latter for a length below 0
        form = Optional.empty(); // damaged: all is done again
        filled = Filled.nothing();
      }
    }
  }
}
