package io.github.foldwise.datasets.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The members of a tar file; of a gzipped one, which cannot be read from within, a copy is. */
final class TarMembers {
  private final FileChannel channel;

  private TarMembers(FileChannel channel) {
    this.channel = channel;
  }

  static Archive open(Path file) throws IOException {
    return open(file, FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Unpacks into a file in the cache that is gone when it is closed. */
  static Archive openGzipped(Path file, Path cache) throws IOException {
    FileChannel unpacked = scratch(cache);
    return Archive.closing(
        unpacked,
        () -> {
          unpack(file, unpacked);
          return open(file, unpacked.position(0));
        });
  }

  private static Archive open(Path file, FileChannel channel) throws IOException {
    return Archive.closing(
        channel, () -> Archive.of(file, new TarMembers(channel).members(), channel));
  }

  /** The directory is kept by the channel, which must stay open: {@code tar} only lists. */
  @SuppressWarnings("resource")
  private List<Member> members() throws IOException {
    TarFile tar =
        new TarFile(
            channel,
            TarConstants.DEFAULT_BLKSIZE,
            TarConstants.DEFAULT_RCDSIZE,
            UTF_8.name(),
            false);
    List<Member> members = new ArrayList<>();
    for (TarArchiveEntry entry : tar.getEntries()) {
      members.add(member(entry));
    }
    return members;
  }

  private Member member(TarArchiveEntry entry) throws IOException {
    long start = entry.getDataOffset();
    long size = entry.getSize();
    if (start + size > channel.size()) {
      throw new IOException("it breaks off in " + entry.getName());
    }
    return new Member(entry.getName(), kind(entry), size, () -> content(start, size));
  }

  private static Member.Kind kind(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return Member.Kind.FOLDER;
    }
    boolean plain = !entry.isSymbolicLink() && !entry.isLink() && !entry.isSparse();
    return plain && entry.isFile() ? Member.Kind.FILE : Member.Kind.OTHER;
  }

  private InputStream content(long start, long size) {
    return new WholeStream(new ChannelStream(channel, start, size), size, WholeStream.NO_CHECKSUM);
  }

  private static FileChannel scratch(Path cache) throws IOException {
    try {
      Files.createDirectories(cache);
      Path file = Files.createTempFile(cache, "unpacked", ".tar");
      FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      Files.deleteIfExists(file); // now, if the system can: even a killed process leaves nothing
      return channel;
    } catch (IOException e) {
      throw unwritable(cache, e);
    }
  }

  private static void unpack(Path file, FileChannel unpacked) throws IOException {
    long packed = Files.size(file);
    long limit = UnpackLimit.of(packed);
    byte[] bytes = new byte[1 << 16];
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      long total = 0;
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        total += count;
        if (total > limit) {
          throw UnpackLimit.refused(file.toString(), packed, "more");
        }
        unpacked.write(ByteBuffer.wrap(bytes, 0, count));
      }
    }
  }

  private static RefusedException unwritable(Path cache, IOException cause) {
    return new RefusedException(
        Problem.of(
            cache.toString(),
            "a folder for the cache that you may write",
            String.valueOf(cause.getMessage()),
            "Name another one in FOLDWISE_CACHE."));
  }
}
