package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FairGateTest {
  private final FairGate gate = new FairGate(10);

  private CompletableFuture<Boolean> entering(long bytes) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.enter(bytes, () -> false);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static boolean within(CompletableFuture<Boolean> entered) throws Exception {
    return entered.get(10, TimeUnit.SECONDS);
  }

  @Test
  void what_fits_beside_the_others_enters() throws Exception {
    assertThat(within(entering(4))).isTrue();
    assertThat(within(entering(6))).isTrue();
  }

  @Test
  void what_needs_all_enters_once_the_others_have_left_and_before_those_that_came_later()
      throws Exception {
    assertThat(within(entering(4))).isTrue();
    CompletableFuture<Boolean> alone = entering(10);
    assertThat(alone).isNotDone();
    awaitOneThatWaits();
    CompletableFuture<Boolean> later = entering(4); // it would fit

    gate.leave(4);
    assertThat(within(alone)).isTrue();
    assertThat(later).isNotDone();
    gate.leave(10);
    assertThat(within(later)).isTrue();
  }

  private void awaitOneThatWaits() throws InterruptedException {
    while (gate.waiting() == 0) {
      Thread.sleep(1);
    }
  }

  @Test
  void whoever_is_stopped_while_it_waits_does_not_enter() throws Exception {
    assertThat(within(entering(10))).isTrue();

    assertThat(gate.enter(1, () -> true)).isFalse();
  }

  @Test
  void one_that_needs_more_than_there_is_enters_alone() throws Exception {
    assertThat(within(entering(11))).isTrue();
  }
}
