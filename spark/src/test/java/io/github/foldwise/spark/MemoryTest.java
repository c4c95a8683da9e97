package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a host with 8 processors and 16 GiB free; 300 MiB of an executor's memory are its own. */
class MemoryTest {
  private static final long MIB = 1 << 20;

  private static long mib(SparkConf conf) {
    return Memory.outsideTheHeap(conf, 16_384 * MIB, 8) / MIB;
  }

  private static SparkConf conf(String master) {
    return new SparkConf(false).setMaster(master);
  }

  @Test
  void the_overhead_is_shared_by_the_trials_but_what_the_executor_takes_itself() {
    assertThat(mib(conf("spark://a:7077").set("spark.executor.memoryOverhead", "3g")))
        .isEqualTo(3072 - 300);
    assertThat(mib(conf("yarn").set("spark.executor.memoryOverhead", "200"))).isZero();
    assertThat(mib(conf("spark://a:7077").set("spark.executor.memoryOverhead", "64g")))
        .isEqualTo(16_384);
  }

  /** Spark: a tenth of the heap, but at least 384 MiB. */
  @ParameterizedTest
  @ValueSource(strings = {"yarn", "k8s://https://api:443"})
  void without_one_yarn_and_kubernetes_enforce_that_of_spark(String master) {
    assertThat(mib(conf(master))).isEqualTo(384 - 300);
    assertThat(mib(conf(master).set("spark.executor.memory", "20g"))).isEqualTo(2048 - 300);
    assertThat(
            mib(
                conf(master)
                    .set("spark.executor.memory", "2g")
                    .set("spark.executor.memoryOverheadFactor", "0.5")))
        .isEqualTo(1024 - 300);
  }

  @Test
  void without_one_elsewhere_an_executor_leaves_to_others_what_belongs_to_their_cores() {
    assertThat(mib(conf("local[2]"))).isEqualTo(16_384);
    assertThat(mib(conf("spark://a:7077"))).isEqualTo(16_384);
    assertThat(mib(conf("spark://a:7077").set("spark.executor.cores", "2"))).isEqualTo(4096);
    assertThat(mib(conf("spark://a:7077").set("spark.executor.cores", "16"))).isEqualTo(16_384);
  }

  // 412 MiB and half of one, and 100 for the executor itself
  @Test
  void a_heap_that_cannot_hold_the_images_is_refused_with_one_that_can() {
    SparkConf small = conf("spark://a:7077").set("spark.executor.memory", "512m");

    assertThatCode(() -> Memory.requireHeapFor(412 * MIB, small)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Memory.requireHeapFor(412 * MIB + MIB / 2, small))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            spark.executor.memory: expected at least 513 MiB, as each executor holds all images in its heap, found 512 MiB.
              Raise it, for example spark.executor.memory=641m.\
            """);
    assertThatCode(() -> Memory.requireHeapFor(924 * MIB, conf("yarn"))).doesNotThrowAnyException();
  }
}
