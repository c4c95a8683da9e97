package io.github.foldwise.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void one_lane_has_the_rate_of_all_its_folds() {
    // 200 samples in 1 s + 3 s
    assertThat(
            Throughput.samplesPerSecond(List.of(List.of(fold(1, 0, 1_000), fold(2, 5_000, 8_000)))))
        .isCloseTo(50, within(1e-9));
  }

  @Test
  void a_last_fold_that_trains_alone_does_not_count() {
    // Folds 1 and 3 of the first lane at 100 / 2 s, folds 2 and 4 of the second at 100 / 2.1 s;
    // fold 5 took 1 s, for it had the machine to itself.
    List<FoldTime> first = List.of(fold(1, 0, 2_000), fold(3, 2_200, 4_200), fold(5, 4_400, 5_400));
    List<FoldTime> second = List.of(fold(2, 0, 2_100), fold(4, 2_200, 4_300));
    assertThat(Throughput.samplesPerSecond(List.of(first, second)))
        .isCloseTo(50 + 100 / 2.1, within(1e-9));
  }

  @Test
  void a_fold_that_began_before_the_others_does_not_count() {
    List<FoldTime> first = List.of(fold(1, 0, 1_000), fold(3, 1_000, 3_000));
    List<FoldTime> second = List.of(fold(2, 1_000, 3_000));
    assertThat(Throughput.samplesPerSecond(List.of(first, second)))
        .isCloseTo(50 + 50, within(1e-9));
  }

  @Test
  void where_no_fold_of_a_lane_lies_beside_the_others_the_one_that_does_most_counts() {
    // All are at work from 1.0 s to 2.0 s: a third of fold 1 lies there, and all of fold 2.
    List<FoldTime> first = List.of(fold(1, 0, 3_000));
    List<FoldTime> second = List.of(fold(2, 1_000, 2_000));
    assertThat(Throughput.samplesPerSecond(List.of(first, second)))
        .isCloseTo(100 / 3.0 + 100, within(1e-9));
  }

  /** 100 samples. */
  private static FoldTime fold(int number, long start, long end) {
    return new FoldTime(0, number, 100, (end - start) / 1e3, 0.5, start, end);
  }
}
