package io.github.foldwise.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;

/**
 * A file of events: a TFRecord for each, written at once, so that a reader never waits for one.
 *
 * <p>TensorBoard reads the files of a folder in the order of their names, as texts. A name is
 * therefore a time of fixed width, later than that of any other file in the folder.
 */
final class EventFile implements AutoCloseable {
  private static final Pattern NAME =
      Pattern.compile("events\\.out\\.tfevents\\.([0-9]{10})\\.([0-9]{9})\\.foldwise");

  private final Path path;
  private final FileChannel channel;

  private EventFile(Path path) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** A new file in a folder, which is made if it is missing. */
  static EventFile create(Path folder, Instant now) throws IOException {
    Files.createDirectories(folder);
    Instant time =
        written(folder).stream()
            .map(EventFile::time)
            .max(Comparator.naturalOrder())
            .map(last -> last.plusNanos(1)) // the clock may have been set back
            .filter(next -> next.isAfter(now))
            .orElse(now);
    String name =
        String.format(
            Locale.ROOT,
            "events.out.tfevents.%010d.%09d.foldwise",
            time.getEpochSecond(),
            time.getNano());
    return new EventFile(folder.resolve(name));
  }

  /** The files of this kind in a folder; none if it is missing. */
  static List<Path> written(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries =
          Files.newDirectoryStream(folder, EventFile::isEventFile)) {
        entries.forEach(files::add);
      }
    }
    return files;
  }

  /** Whether a path is a file of this kind: nothing else that TensorBoard reads is named so. */
  static boolean isEventFile(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static Instant time(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return Optional.of(name)
        .filter(Matcher::matches)
        .map(match -> Instant.ofEpochSecond(Long.parseLong(match.group(1))))
        .map(seconds -> seconds.plusNanos(Long.parseLong(name.group(2))))
        .orElseThrow();
  }

  Path path() {
    return path;
  }

  /** Appends an event. */
  void write(Event event) throws IOException {
    ByteBuffer record = ByteBuffer.wrap(record(event.toByteArray()));
    while (record.hasRemaining()) {
      channel.write(record);
    }
  }

  /** Data as a TFRecord: their length, its checksum, the data, their checksum. */
  static byte[] record(byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(masked(record.array(), Long.BYTES));
    record.put(data);
    record.putInt(masked(data, data.length));
    return record.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The checksum of the first bytes, as TFRecord holds it. */
  private static int masked(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
  }
}
