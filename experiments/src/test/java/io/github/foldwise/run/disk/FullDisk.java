package io.github.foldwise.run.disk;

import java.io.IOException;
import java.nio.file.Path;

/** Has room for a number of bytes; deleting a file frees none. */
public final class FullDisk implements Fault {
  private long room;

  private FullDisk(long room) {
    this.room = room;
  }

  /** A disk with room for this many more bytes. */
  public static FullDisk after(long bytes) {
    return new FullDisk(bytes);
  }

  @Override
  public synchronized int taken(Path file, int bytes) throws IOException {
    if (room == 0) {
      throw new IOException("No space left on device");
    }
    int taken = (int) Math.min(room, bytes);
    room -= taken;
    return taken;
  }

  /** How many bytes it still takes. */
  public synchronized long room() {
    return room;
  }
}
