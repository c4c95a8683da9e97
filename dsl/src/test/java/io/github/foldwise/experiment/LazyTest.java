package io.github.foldwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
  @Test
  void computes_on_the_thread_of_the_first_caller_and_only_once() {
    AtomicInteger made = new AtomicInteger();
    Lazy<String> value =
        new Lazy<>(() -> Thread.currentThread().getName() + made.incrementAndGet());

    assertThat(made).hasValue(0);
    assertThat(value.get()).isEqualTo(Thread.currentThread().getName() + 1);
    assertThat(value.get()).isEqualTo(Thread.currentThread().getName() + 1);
  }

  @Test
  void throws_what_went_wrong_as_it_was() {
    OutOfMemoryError full = new OutOfMemoryError("full");
    Lazy<String> tooLarge =
        new Lazy<>(
            () -> {
              throw full;
            });

    assertThatThrownBy(tooLarge::get).isSameAs(full);
  }
}
