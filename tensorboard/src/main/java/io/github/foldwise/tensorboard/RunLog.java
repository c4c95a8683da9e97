package io.github.foldwise.tensorboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * A folder that TensorBoard shows as one of its runs. All steps in it count the same thing, because
 * a new file withdraws what older ones hold from its first step on: {@link
 * SessionLog.SessionStatus#START}. Without it TensorBoard's readers differ about a repeated step.
 */
final class RunLog implements AutoCloseable {
  private static final long FIRST_OF_A_TRIAL = 1; // step or epoch

  private final Path folder;
  private final Clock clock;
  private Optional<EventFile> file = Optional.empty();

  RunLog(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Whether an earlier process, or this one, wrote to the folder. */
  boolean isWritten() throws IOException {
    return !EventFile.written(folder).isEmpty();
  }

  void write(long step, Summary.Value... values) throws IOException {
    write(step, Arrays.asList(values));
  }

  /** Appends values of one step. The first step is the lowest that will be written. */
  void write(long step, List<Summary.Value> values) throws IOException {
    Event.Builder event = event(step);
    opened(step).write(event.setSummary(Summary.newBuilder().addAllValue(values)).build());
  }

  /** Appends a graph, of which a run shows one. */
  void write(long step, GraphDef graph) throws IOException {
    Event.Builder event = event(step);
    opened(step).write(event.setGraphDef(graph.toByteString()).build());
  }

  /**
   * Deletes the folder's files before the one just written, which says the same and more. Of a tag
   * in several files TensorBoard keeps the first metadata, and parameters are metadata.
   */
  void deleteOlder() throws IOException {
    for (Path written : EventFile.written(folder)) {
      if (!file.map(EventFile::path).equals(Optional.of(written))) {
        Files.delete(written);
      }
    }
  }

  /** Ends the file; what is written next begins another. */
  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
      file = Optional.empty();
    }
  }

  private EventFile opened(long step) throws IOException {
    if (file.isEmpty()) {
      EventFile begun = EventFile.create(folder, clock.instant());
      file = Optional.of(begun);
      begun.write(event(0).setFileVersion("brain.Event:2").build());
      begun.write(
          event(step)
              .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START))
              .build());
      if (step == FIRST_OF_A_TRIAL) {
        deleteOlder(); // it begins anew; one of the readers would keep its histograms
      }
    }
    return file.get();
  }

  private Event.Builder event(long step) {
    Instant now = clock.instant();
    return Event.newBuilder().setWallTime(now.getEpochSecond() + now.getNano() / 1e9).setStep(step);
  }
}
