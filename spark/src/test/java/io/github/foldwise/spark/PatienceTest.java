package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void it_lasts_from_its_first_beginning() {
    Patience none = new Patience(new SparkConf(false).set("spark.foldwise.wait", "0s"));
    assertThat(none.isOver()).isFalse();

    none.begin();
    assertThat(none.isOver()).isTrue();

    none.begin();
    assertThat(none.isOver()).isTrue();
  }

  @Test
  void it_ends_within_a_minute_unless_the_user_says_otherwise() {
    assertThat(new Patience(new SparkConf(false)).seconds()).isEqualTo(40);
    assertThat(new Patience(new SparkConf(false).set("spark.foldwise.wait", "10m")).seconds())
        .isEqualTo(600);
  }
}
