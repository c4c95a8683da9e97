package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.junit.jupiter.api.Test;

class RosterTest {
  private final Roster roster = new Roster();

  private void removed(String executor, String reason) {
    roster.onExecutorRemoved(new SparkListenerExecutorRemoved(1, executor, reason));
  }

  @Test
  void an_executor_that_is_lost_twice_counts_once_with_its_first_reason() {
    removed("0", "Unable to create executor due to a plugin");
    removed("1", "Unable to create executor due to a plugin\n");
    removed("1", "Command exited with code 1");

    assertThat(roster.losses())
        .isEqualTo(new Roster.Losses(2, "Unable to create executor due to a plugin"));
  }
}
