package io.github.foldwise.datasets.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** The archives that are read, each recognised by its first bytes, whatever its ending. */
public enum ArchiveKind {
  ZIP("zip"),
  TAR("tar"),
  TAR_GZ("tar.gz");

  private static final int RECORD = TarConstants.DEFAULT_RCDSIZE;

  private final String ending;

  ArchiveKind(String ending) {
    this.ending = ending;
  }

  /** The usual ending of its files, which is also its name. */
  public String ending() {
    return ending;
  }

  /** What a file is; empty if it is none of these, or cannot be read. */
  public static Optional<ArchiveKind> of(Path file) {
    if (!Files.isRegularFile(file)) { // a pipe may never end
      return Optional.empty();
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), RECORD)) {
      in.mark(RECORD);
      byte[] head = in.readNBytes(RECORD);
      if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
        return Optional.of(ZIP);
      }
      if (begins(head, 0x1f, 0x8b)) {
        in.reset();
        return isCalledTar(file) || isTar(new GZIPInputStream(in).readNBytes(RECORD))
            ? Optional.of(TAR_GZ)
            : Optional.empty();
      }
      return isTar(head) ? Optional.of(TAR) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A damaged one is still one. */
  private static boolean isCalledTar(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  private static boolean begins(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || Byte.toUnsignedInt(head[i]) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTar(byte[] head) {
    try {
      return head.length == RECORD && TarUtils.verifyCheckSum(head);
    } catch (IllegalArgumentException e) { // no number, so no checksum
      return false;
    }
  }
}
