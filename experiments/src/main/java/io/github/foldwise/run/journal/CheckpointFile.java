package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.trial.Checkpoint;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A checkpoint as bytes: its epochs as the journal writes them, its state, and a checksum. What a
 * listener changed is not in it.
 */
public final class CheckpointFile {
  /** Java keeps a buffer of what a thread writes at once, for as long as the thread lives. */
  private static final int PIECE = 1 << 16; // bytes

  private CheckpointFile() {}

  /** Writes a checkpoint. */
  public static void write(Checkpoint checkpoint, DataOutputStream out) throws IOException {
    byte[] epochs = EventJson.writeEpochs(checkpoint.epochs()).getBytes(UTF_8);
    byte[] state = checkpoint.state();
    out.writeInt(epochs.length);
    out.write(epochs);
    out.writeInt(state.length);
    for (int at = 0; at < state.length; at += PIECE) {
      out.write(state, at, Math.min(PIECE, state.length - at));
    }
    out.writeLong(checksum(epochs, state));
  }

  /**
   * Reads a checkpoint; empty if it is damaged.
   *
   * @throws IOException if it ends early
   */
  public static Optional<Checkpoint> read(DataInputStream in) throws IOException {
    byte[] epochs = bytes(in);
    byte[] state = bytes(in);
    return in.readLong() == checksum(epochs, state)
        ? EventJson.readEpochs(new String(epochs, UTF_8))
            .map(results -> Checkpoint.of(results, state))
        : Optional.empty();
  }

  /** As many bytes as announced; fewer if the file is cut off, which the checksum detects. */
  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(Math.max(0, in.readInt()));
  }

  private static long checksum(byte[] epochs, byte[] state) {
    CRC32 crc = new CRC32();
    crc.update(epochs);
    crc.update(state);
    return crc.getValue();
  }
}
