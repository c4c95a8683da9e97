package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MeanwhileTest {
  private final CountDownLatch allowed = new CountDownLatch(1);

  @Test
  void get_waits_for_the_other_thread() {
    try (Meanwhile<Thread> thread =
        Meanwhile.find(
            () -> {
              await(allowed);
              return Thread.currentThread();
            })) {
      allowed.countDown();

      assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }
  }

  @Test
  void get_rethrows_what_the_other_thread_threw() {
    try (Meanwhile<String> library =
            Meanwhile.find(
                () -> {
                  throw new UnsatisfiedLinkError("no tensorflow");
                });
        Meanwhile<String> device =
            Meanwhile.find(
                () -> {
                  throw new IllegalStateException("no device");
                })) {
      assertThatThrownBy(library::get).isExactlyInstanceOf(UnsatisfiedLinkError.class);
      assertThatThrownBy(device::get).isExactlyInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void closing_waits_and_hides_no_other_failure() {
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(
            () -> {
              try (Meanwhile<String> nobodyAsks =
                  Meanwhile.find(
                      () -> {
                        await(allowed);
                        ended.set(true);
                        throw new IllegalStateException("nobody asks");
                      })) {
                allowed.countDown();
                throw new IllegalArgumentException("bad input, " + nobodyAsks.getClass());
              }
            })
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasNoSuppressedExceptions();
    assertThat(ended).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never allowed");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
