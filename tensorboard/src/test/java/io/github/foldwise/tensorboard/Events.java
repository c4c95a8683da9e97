package io.github.foldwise.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/** Reads event files as TensorBoard's accumulator does, and checks every checksum. */
final class Events {
  private Events() {}

  /** The events of a file, all of which must be whole. */
  static List<Event> in(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<Event> events = new ArrayList<>();
      int from = 0;
      while (from < bytes.length) {
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(from);
        byte[] data = Arrays.copyOfRange(bytes, from + 12, from + 12 + length);
        byte[] record = EventFile.record(data);
        assertThat(Arrays.copyOfRange(bytes, from, from + record.length)).isEqualTo(record);
        events.add(Event.parseFrom(data));
        from += record.length;
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The event files of a folder, in the order in which TensorBoard reads them. */
  static List<Path> files(Path folder) {
    try {
      return EventFile.written(folder).stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Events of a folder; those that a later file withdraws are left out. */
  static List<Event> shown(Path folder) {
    List<Event> events = new ArrayList<>();
    for (Path file : files(folder)) {
      for (Event event : in(file)) {
        if (event.getSessionLog().getStatus() == SessionLog.SessionStatus.START) {
          events.removeIf(earlier -> earlier.getStep() >= event.getStep());
        } else {
          events.add(event);
        }
      }
    }
    return events;
  }

  /** The values of a tag by step: no step has two. */
  static Map<Long, Float> scalars(Path folder, String tag) {
    Map<Long, Float> values = new TreeMap<>();
    for (Event event : shown(folder)) {
      for (Summary.Value value : event.getSummary().getValueList()) {
        if (value.getTag().equals(tag)) {
          assertThat(values.put(event.getStep(), value.getSimpleValue())).isNull();
        }
      }
    }
    return values;
  }

  /** The last value of a tag. */
  static Optional<Summary.Value> value(Path folder, String tag) {
    return values(folder).filter(value -> value.getTag().equals(tag)).reduce((one, other) -> other);
  }

  /** The tags of a folder, each once. */
  static List<String> tags(Path folder) {
    return values(folder).map(Summary.Value::getTag).distinct().sorted().toList();
  }

  private static Stream<Summary.Value> values(Path folder) {
    return shown(folder).stream().flatMap(event -> event.getSummary().getValueList().stream());
  }
}
