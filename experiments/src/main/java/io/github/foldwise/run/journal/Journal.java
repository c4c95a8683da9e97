package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Uninterrupted;
import io.github.foldwise.run.plan.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
 * The append-only events of a run, one JSON object per line, each on the disk before the run
 * continues. The file is locked while it is open: two runs cannot share it.
 */
public final class Journal implements EventLog, AutoCloseable {
  private static final String BEGINNING = "{\"event\":\""; // of every event

  private final Path file;
  private final FileChannel channel;
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
    byte[] bytes = bytes();
    end = bytes.length;
    List<Integer> damaged = new ArrayList<>();
    int lines = 0;
    for (int from = 0; from < bytes.length; ) {
      int to = endOfLine(bytes, from);
      boolean whole = to < bytes.length;
      String line = new String(bytes, from, to - from, UTF_8);
      Optional<Event> event = EventJson.read(withoutReturn(line));
      lines++;
      if (event.isPresent()) {
        event.get().replay(results);
        events++;
        lineEnd = whole ? "" : "\n";
      } else if (whole) {
        damaged.add(lines);
      } else {
        end = from;
        if (!isCutOff(line)) {
          damaged.add(lines);
        }
      }
      from = to + 1;
    }
    empty = bytes.length == 0;
    return List.copyOf(damaged);
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

  /** Families of the runs in the journal. */
  synchronized Set<String> families() {
    return Set.copyOf(results.families());
  }

  /** Appends events; they are on the disk when this returns. */
  @Override
  public synchronized void append(Event... events) {
    String lines =
        List.of(events).stream()
            .map(event -> EventJson.write(event) + "\n")
            .collect(Collectors.joining());
    try {
      write(lines);
    } catch (IOException e) {
      torn = e;
      throw unwritable(e);
    }
    List.of(events).forEach(event -> event.replay(results));
  }

  /** Removes all events. */
  synchronized void clear() throws IOException {
    Uninterrupted.run(
        () -> {
          channel.truncate(0);
          channel.force(true);
        });
    read();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void write(String lines) throws IOException {
    if (torn != null) {
      throw torn; // the same reason for all trials, whichever fails first
    }
    ByteBuffer bytes = ByteBuffer.wrap((lineEnd + lines).getBytes(UTF_8));
    Uninterrupted.run(
        () -> {
          if (channel.size() > end) {
            channel.truncate(end);
          }
          channel.position(channel.size());
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          channel.force(true);
          end = channel.position();
        });
    lineEnd = "";
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Uninterrupted.run(
        () -> {
          // Through this channel: on some systems, closing another one on the file releases the
          // lock.
          channel.position(0);
          Channels.newInputStream(channel).transferTo(bytes);
        });
    return bytes.toByteArray();
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

  private static int endOfLine(byte[] bytes, int from) {
    int to = from;
    while (to < bytes.length && bytes[to] != '\n') {
      to++;
    }
    return to;
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
