package io.github.foldwise.tensorboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

class EventFileTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_929_507, 42);

  @TempDir Path folder;

  @Test
  void a_record_is_tensorboards_own() {
    // tensorboard 2.21: RecordWriter(file).write(b"foldwise")
    assertThat(HexFormat.of().formatHex(EventFile.record("foldwise".getBytes(UTF_8))))
        .isEqualTo("0800000000000000ff86240f666f6c6477697365eb6d2d24");
  }

  @Test
  void events_are_in_the_file_before_it_is_closed() throws IOException {
    Event one = Event.newBuilder().setStep(1).build();
    Event two = Event.newBuilder().setStep(2).build();
    try (EventFile file = EventFile.create(folder, NOW)) {
      file.write(one);
      file.write(two);

      assertThat(Events.in(file.path())).containsExactly(one, two);
    }
  }

  @Test
  void names_hold_times_of_one_width() throws IOException {
    create(Instant.ofEpochSecond(9, 5));
    create(NOW);

    assertThat(names())
        .containsExactly(
            "events.out.tfevents.0000000009.000000005.foldwise",
            "events.out.tfevents.1795929507.000000042.foldwise");
  }

  @Test
  void a_later_file_has_a_later_name_even_if_the_clock_was_set_back() throws IOException {
    create(NOW);
    create(NOW);
    create(NOW.minusSeconds(3600));
    create(NOW.plusSeconds(1));

    assertThat(names())
        .containsExactly(
            "events.out.tfevents.1795929507.000000042.foldwise",
            "events.out.tfevents.1795929507.000000043.foldwise",
            "events.out.tfevents.1795929507.000000044.foldwise",
            "events.out.tfevents.1795929508.000000042.foldwise");
  }

  @Test
  void files_of_other_programs_are_not_ours() throws IOException {
    Files.createFile(folder.resolve("events.out.tfevents.1795929507.host.1.0.v2"));
    Files.createDirectory(folder.resolve("events.out.tfevents.1795929507.000000042.foldwise"));

    assertThat(EventFile.written(folder)).isEmpty();
    assertThat(EventFile.written(folder.resolve("missing"))).isEmpty();
  }

  private void create(Instant time) throws IOException {
    EventFile.create(folder, time).close();
  }

  private Iterable<String> names() throws IOException {
    return EventFile.written(folder).stream()
        .map(path -> path.getFileName().toString())
        .sorted()
        .toList();
  }
}
