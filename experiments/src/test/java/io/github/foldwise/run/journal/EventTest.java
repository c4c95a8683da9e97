package io.github.foldwise.run.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventTest {
  /** A trial without its start or its epochs in the journal is trained, to the same result. */
  @Test
  void a_power_failure_may_take_starts_and_epochs_alone() {
    assertThat(new Event.TrialStarted("t", "fold 1", 0).decides()).isFalse();
    assertThat(Arrays.stream(Event.class.getPermittedSubclasses()).filter(EventTest::mayBeLost))
        .containsExactlyInAnyOrder(Event.TrialStarted.class, Event.EpochDone.class);
  }

  private static boolean mayBeLost(Class<?> event) {
    return Arrays.stream(event.getDeclaredMethods())
        .anyMatch(method -> method.getName().equals("decides"));
  }
}
