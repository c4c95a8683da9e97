package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.OutOfMemoryException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class EndedTest {
  private static final Problem PROBLEM =
      Problem.of("place", "this", "that", "Do it.").withTrace("trace");

  private static Ended after(Throwable thrown) {
    return Ended.of(Ended.by(thrown).bytes());
  }

  @Test
  void whatever_is_thrown_has_an_end_that_the_driver_can_name() {
    assertThat(after(new IllegalStateException("first line\nsecond")))
        .isEqualTo(new Ended(Ended.Kind.FAILED, "IllegalStateException: first line", List.of()));
    assertThat(after(new StackOverflowError()))
        .isEqualTo(new Ended(Ended.Kind.FAILED, "StackOverflowError", List.of()));
    assertThat(after(new RefusedException(PROBLEM)))
        .isEqualTo(new Ended(Ended.Kind.REFUSED, "", List.of(PROBLEM)));
    assertThat(after(new CancellationException()))
        .isEqualTo(new Ended(Ended.Kind.STOPPED, "", List.of()));
  }

  @Test
  void memory_that_ran_out_is_named_as_on_one_machine_and_a_small_heap_with_its_setting() {
    assertThat(after(new OutOfMemoryException("out of memory: TensorFlow says so", null)))
        .isEqualTo(
            new Ended(Ended.Kind.OUT_OF_MEMORY, "out of memory: TensorFlow says so", List.of()));
    assertThat(after(new OutOfMemoryError("Java heap space")))
        .isEqualTo(
            new Ended(
                Ended.Kind.OUT_OF_MEMORY,
                "out of memory: Java says Java heap space; executors need a larger heap: raise"
                    + " spark.executor.memory",
                List.of()));
  }
}
