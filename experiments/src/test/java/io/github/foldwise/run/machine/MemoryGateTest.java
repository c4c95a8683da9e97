package io.github.foldwise.run.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryGateTest {
  private final MemoryGate gate = new MemoryGate(10);

  /** A trial that is over once it is told to. */
  private static final class FakeTrial {
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<Optional<String>> result;

    FakeTrial(MemoryGate gate, long bytes) {
      result = CompletableFuture.supplyAsync(() -> gate.beside(bytes, () -> false, this::work));
    }

    private String work() {
      begun.complete(true);
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return "done";
    }

    void awaitBegin() throws Exception {
      assertThat(begun.get(10, TimeUnit.SECONDS)).isTrue();
    }

    void end() throws Exception {
      end.countDown();
      assertThat(result.get(10, TimeUnit.SECONDS)).contains("done");
    }
  }

  private void awaitWaiting(int number) throws InterruptedException {
    while (gate.waiting() < number) {
      Thread.sleep(1);
    }
  }

  @Test
  void what_fits_beside_the_others_begins() throws Exception {
    FakeTrial first = new FakeTrial(gate, 4);
    FakeTrial second = new FakeTrial(gate, 6);

    first.awaitBegin();
    second.awaitBegin();
    first.end();
    second.end();
  }

  @Test
  void what_needs_all_begins_once_the_others_have_ended_and_before_those_that_came_later()
      throws Exception {
    FakeTrial first = new FakeTrial(gate, 4);
    first.awaitBegin();
    FakeTrial alone = new FakeTrial(gate, 10);
    awaitWaiting(1);
    FakeTrial later = new FakeTrial(gate, 4); // it would fit
    awaitWaiting(2);
    assertThat(later.begun).isNotDone();

    first.end();
    alone.awaitBegin();
    assertThat(later.begun).isNotDone();
    alone.end();
    later.awaitBegin();
    later.end();
  }

  @Test
  void whatever_is_stopped_while_it_waits_does_not_begin() throws Exception {
    FakeTrial first = new FakeTrial(gate, 10);
    first.awaitBegin();

    assertThat(gate.beside(1, () -> true, () -> "never")).isEmpty();
    first.end();
  }

  @Test
  void one_that_needs_more_than_there_is_begins_alone() throws Exception {
    FakeTrial first = new FakeTrial(gate, 11);

    first.awaitBegin();
    first.end();
  }

  @Test
  void without_a_limit_nothing_waits_even_if_it_asks_to_be_alone() throws Exception {
    MemoryGate unlimited = new MemoryGate(MemoryGate.UNLIMITED);
    FakeTrial first = new FakeTrial(unlimited, 0);
    first.awaitBegin();

    assertThat(unlimited.alone(() -> false, () -> "done")).contains("done");
    first.end();
  }
}
