package io.github.foldwise.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.metrics.Score;
import io.github.foldwise.run.engine.ShardSummary;
import io.github.foldwise.run.plan.Shard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardTextTest {
  private static ShardText text(boolean stopped) {
    return new ShardText(
        new ShardSummary(new Shard(1, 2), 3, 2, List.of(), 8, stopped),
        Score.accuracy(),
        Path.of("cache"));
  }

  @Test
  void a_brief_text_too_says_that_trials_wait_for_pruning() {
    assertThat(text(false).brief())
        .isEqualTo(
            """
            Shard 1/2: 3 trials, 2 of them in the cache cache
            Pruning decides about 8 other trials of all shards once each shard has ended. Start all shards again to train them, or leave them to the command without --shard.
            """);
  }

  @Test
  void a_stopped_shard_knows_nothing_of_the_others() {
    assertThat(text(true).brief()).isEqualTo("Shard 1/2: 3 trials, 2 of them in the cache cache\n");
  }
}
