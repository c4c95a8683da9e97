package io.github.foldwise.datasets.store;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decoded pixels of image sets, each in one file of the cache, named by a hash of what it was made
 * from. Each is made once, by one process; others wait for it. What is interrupted is continued.
 */
public final class PixelStore {
  private static final long WAIT_MILLIS = 100;

  private final DataLocations locations;

  private PixelStore(DataLocations locations) {
    this.locations = locations;
  }

  /** The stores in the cache of these locations, whose listener hears how far one is made. */
  public static PixelStore in(DataLocations locations) {
    return new PixelStore(locations);
  }

  /**
   * A store, which is made now if it is not there.
   *
   * @param title of the images, for people
   * @param origin all that decides about the pixels: the files with their sizes and times, the
   *     options, and the version of the decoder
   * @param rows number of images, with those that may be skipped
   * @param filler decodes them
   * @throws RefusedException if the filler refuses them, or they cannot be written
   */
  public StoredPixels open(String title, String origin, int rows, Filler filler) {
    StoreFolder files =
        StoreFolder.in(locations.cache(), Fingerprint.of(rows + " images of " + origin));
    try {
      Optional<StoredPixels> there = StoredPixels.open(files.store());
      return there.isPresent() ? there.get() : make(files, title, rows, filler);
    } catch (IOException e) {
      throw files.unwritable(e);
    }
  }

  /**
   * Deletes all stores but those that are being made. A process that reads one goes on.
   *
   * @throws RefusedException if a file cannot be deleted
   */
  public CleanedStores clean() {
    Path folder = StoreFolder.of(locations.cache());
    int stores = 0;
    int kept = 0;
    long bytes = 0;
    for (StoreFolder files : StoreFolder.all(locations.cache())) {
      try {
        OptionalLong deleted = delete(files);
        stores += deleted.isPresent() ? 1 : 0;
        kept += deleted.isPresent() ? 0 : 1;
        bytes += deleted.orElse(0);
      } catch (IOException e) {
        throw files.unwritable(e);
      }
    }
    return new CleanedStores(folder, stores, bytes, kept);
  }

  /** The bytes that were deleted; empty if the store is being made. */
  private static OptionalLong delete(StoreFolder files) throws IOException {
    try (FileChannel channel =
            FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null ? OptionalLong.empty() : OptionalLong.of(files.delete());
    } catch (OverlappingFileLockException e) {
      return OptionalLong.empty();
    }
  }

  @SuppressWarnings("try") // the lock only has to be held
  private StoredPixels make(StoreFolder files, String title, int rows, Filler filler)
      throws IOException {
    files.create();
    try (FileChannel channel =
            FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      Optional<StoredPixels> meanwhile = StoredPixels.open(files.store());
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      PixelWriter writer = new PixelWriter(files, title, rows, locations.listener());
      try {
        fill(writer, filler);
      } finally {
        locations.listener().ended(title);
      }
      Files.deleteIfExists(files.lock());
      return StoredPixels.open(files.store()).orElseThrow();
    }
  }

  private static void fill(PixelWriter writer, Filler filler) throws IOException {
    boolean refused = false;
    boolean whole = false;
    try {
      filler.fill(writer);
      writer.finish();
      whole = true;
    } catch (RefusedException e) {
      refused = true; // the files must change, and then it is another store
      throw e;
    } finally {
      if (refused) {
        writer.discard();
      } else if (!whole) {
        writer.interrupt();
      }
    }
  }

  /** Waits until no other process or thread makes the same store. */
  private static FileLock lock(FileChannel channel) throws IOException {
    while (true) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // another thread of this process makes it
      }
      try {
        Thread.sleep(WAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while another process decodes the same images", e);
      }
    }
  }
}
