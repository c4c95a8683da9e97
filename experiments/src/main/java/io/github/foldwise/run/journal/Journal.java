package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Uninterrupted;
import io.github.foldwise.run.plan.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The append-only events of a run, one JSON object per line, each in the file before the run
 * continues: a killed process loses none. Those that decide anything are then on the disk, too,
 * with all before them. The file is locked while it is open: two runs cannot share it.
 */
public final class Journal implements EventLog, AutoCloseable {
  private static final int CHUNK = 1 << 16; // bytes
  private static final String BEGINNING = "{\"event\":\""; // of every event

  private final Path file;
  private final FileChannel channel;
  private final Uninterrupted files = new Uninterrupted(); // all that uses the channel
  private Results results = new Results();
  private int events; // sound lines in the file
  private boolean empty;
  private long end; // where the next event goes: what a crash left behind is cut off
  private String lineEnd = ""; // the end that the last sound line lacks
  private IOException torn; // an append failed halfway: the next event would follow half a line

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens and locks the file, and creates it if missing; empty if another run holds the lock. */
  static Optional<Journal> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) { // closing the channel releases it
        return Optional.of(new Journal(file, channel));
      }
    } catch (OverlappingFileLockException e) {
      // Held by this process: the same answer as for another one.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /**
   * Replays the file and changes nothing in it. A last line that a crash cut off does not count; a
   * damaged line is ignored, and its trial is trained again.
   *
   * @return numbers of the damaged lines, from 1
   */
  synchronized List<Integer> read() throws IOException {
    results = new Results();
    events = 0;
    lineEnd = "";
    end = 0;
    Lines lines = new Lines();
    files.run(
        () -> {
          // Through this channel: on some systems, closing another one on the file releases the
          // lock.
          channel.position(0);
          lines.read(Channels.newInputStream(channel));
        });
    empty = lines.count == 0;
    return List.copyOf(lines.damaged);
  }

  /** Replays lines, one at a time: a long run's journal is larger than its results. */
  private final class Lines {
    private final List<Integer> damaged = new ArrayList<>();
    private int count;

    void read(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        int from = 0;
        for (int i = 0; i < length; i++) {
          if (chunk[i] == '\n') {
            line.write(chunk, from, i - from);
            replay(line, true);
            line.reset();
            from = i + 1;
          }
        }
        line.write(chunk, from, length - from);
      }
      if (line.size() > 0) {
        replay(line, false);
      }
    }

    private void replay(ByteArrayOutputStream bytes, boolean whole) {
      String line = bytes.toString(UTF_8);
      Optional<Event> event = EventJson.read(withoutReturn(line));
      count++;
      if (event.isPresent()) {
        event.get().replay(results);
        events++;
        lineEnd = whole ? "" : "\n";
      } else if (whole || !isCutOff(line)) {
        damaged.add(count);
      }
      if (whole || event.isPresent()) {
        end += bytes.size() + (whole ? 1 : 0);
      }
    }
  }

  /** Whether a run of this version wrote at least one line of the file. */
  synchronized boolean hasEvents() {
    return events > 0;
  }

  /** Whether the file holds nothing. */
  synchronized boolean isEmpty() {
    return empty;
  }

  @Override
  public synchronized Optional<Outcome> outcome(String trial) {
    return results.outcome(trial);
  }

  @Override
  public synchronized Optional<String> model(String trial) {
    return results.model(trial);
  }

  @Override
  public synchronized Set<Event.TestLooked> looks() {
    return Set.copyOf(results.looks());
  }

  @Override
  public synchronized List<Event.ListenerActed> acts(String course) {
    return results.acts(course);
  }

  /** Families of the runs in the journal. */
  synchronized Set<String> families() {
    return Set.copyOf(results.families());
  }

  /** Appends events; when this returns, a killed process loses none of them. */
  @Override
  public synchronized void append(Event... events) {
    String lines =
        List.of(events).stream()
            .map(event -> EventJson.write(event) + "\n")
            .collect(Collectors.joining());
    try {
      write(lines, List.of(events).stream().anyMatch(Event::decides));
    } catch (IOException e) {
      torn = e;
      throw unwritable(e);
    }
    List.of(events).forEach(event -> event.replay(results));
  }

  /** Removes all events. */
  synchronized void clear() throws IOException {
    files.run(
        () -> {
          channel.truncate(0);
          channel.force(true);
        });
    read();
  }

  @Override
  public void close() {
    files.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void write(String lines, boolean force) throws IOException {
    if (torn != null) {
      throw torn; // the same reason for all trials, whichever fails first
    }
    ByteBuffer bytes = ByteBuffer.wrap((lineEnd + lines).getBytes(UTF_8));
    files.run(
        () -> {
          if (channel.size() > end) {
            channel.truncate(end);
          }
          channel.position(channel.size());
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          if (force) {
            channel.force(true);
          }
          end = channel.position();
        });
    lineEnd = "";
  }

  /** Some tools end a text's lines with a carriage return and a line feed. */
  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Whether this may be the first part of an event: JSON in one line has no control characters. */
  private static boolean isCutOff(String line) {
    return (line.startsWith(BEGINNING) || BEGINNING.startsWith(line))
        && line.chars().noneMatch(Character::isISOControl);
  }

  private RefusedException unwritable(IOException e) {
    return new RefusedException(
        Problem.of(
            file.toString(),
            "a disk that takes the events of the run",
            Reason.of(e, file.toString()),
            "Make room, then run the same command again: finished trials are kept."));
  }
}
