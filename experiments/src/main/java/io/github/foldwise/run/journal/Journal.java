package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
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
public final class Journal implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private Results results = new Results();
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
   * Replays the file. A last line that a crash cut off is removed; a damaged line is ignored, and
   * its trial is trained again.
   *
   * @return numbers of the damaged lines, from 1
   * @throws RefusedException if no line is one that this version writes
   */
  synchronized List<Integer> read() throws IOException {
    results = new Results();
    mendLastLine();
    byte[] bytes = bytes();
    List<Integer> damaged = new ArrayList<>();
    int lines = 0;
    int from = 0;
    while (from < bytes.length) {
      int to = endOfLine(bytes, from);
      lines++;
      Optional<Event> event = EventJson.read(new String(bytes, from, to - from, UTF_8));
      event.ifPresent(e -> e.replay(results));
      if (event.isEmpty()) {
        damaged.add(lines);
      }
      from = to + 1;
    }
    if (lines > 0 && damaged.size() == lines) {
      throw foreign(lines);
    }
    return List.copyOf(damaged);
  }

  /** How a trial ended, by the events so far; empty if it has not. */
  synchronized Optional<Outcome> outcome(String trial) {
    return results.outcome(trial);
  }

  /** Evaluations of the test rows, each once. */
  synchronized Set<Event.TestLooked> looks() {
    return Set.copyOf(results.looks());
  }

  /** Families of the runs in the journal. */
  synchronized Set<String> families() {
    return Set.copyOf(results.families());
  }

  /** Appends events; they are on the disk when this returns. Refuses if they cannot be written. */
  synchronized void append(Event... events) {
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
    channel.truncate(0);
    channel.force(true);
    results = new Results();
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
    boolean interrupted = Thread.interrupted(); // writing with this flag set closes the channel
    try {
      ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private byte[] bytes() throws IOException {
    // Through this channel: on some systems, closing another one on the file releases the lock.
    channel.position(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Channels.newInputStream(channel).transferTo(bytes);
    return bytes.toByteArray();
  }

  /** Completes a last line that lacks only its end; removes one that a killed run cut off. */
  private void mendLastLine() throws IOException {
    byte[] bytes = bytes();
    int end = endOfLastLine(bytes);
    String rest = new String(bytes, end, bytes.length - end, UTF_8);
    if (EventJson.read(rest).isPresent()) {
      write("\n");
    } else if (!rest.isEmpty()) {
      channel.truncate(end);
    }
  }

  private static int endOfLine(byte[] bytes, int from) {
    int to = from;
    while (bytes[to] != '\n') {
      to++;
    }
    return to;
  }

  private static int endOfLastLine(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private RefusedException foreign(int lines) {
    return new RefusedException(
        Problem.of(
            file.toString(),
            "events as a run of this version writes them",
            "%s lines, none of which is one".formatted(lines),
            "Put back the file as the run wrote it, start anew (--fresh or .fresh()), or choose"
                + " another folder (--out or .in(…))."));
  }

  private RefusedException unwritable(IOException e) {
    return new RefusedException(
        Problem.of(
            file.toString(),
            "a disk that takes the events of the run",
            Reason.of(e),
            "Make room, then run the same command again: finished trials are kept."));
  }
}
