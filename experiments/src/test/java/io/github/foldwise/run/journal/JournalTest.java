package io.github.foldwise.run.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final int EVENTS = 300;
  private static final String REASON =
      "the kernel of “conv_1” is too wide: 是".repeat(20); // 940 bytes

  @TempDir Path folder;

  @Test
  void a_journal_longer_than_a_reading_of_it_is_replayed_whole() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    try (Journal journal = Journal.lock(file).orElseThrow()) {
      journal.read();
      for (int i = 0; i < EVENTS; i++) {
        journal.append(new Event.TrialFailed("trial-" + i, "fold " + i, REASON));
      }
    }
    Files.writeString(file, "no event\n{\"event\":\"TrialF", StandardOpenOption.APPEND);

    try (Journal journal = Journal.lock(file).orElseThrow()) {
      assertThat(journal.read()).isEqualTo(List.of(EVENTS + 1));
      for (int i = 0; i < EVENTS; i++) {
        assertThat(journal.outcome("trial-" + i).orElseThrow().reason()).isEqualTo(REASON);
      }
      journal.append(new Event.TrialFailed("last", "fold", "too late"));
      assertThat(journal.read()).isEqualTo(List.of(EVENTS + 1));
      assertThat(journal.outcome("last")).isPresent();
    }
  }
}
