package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class OwnSessionTest {
  private static final String WAIT = "spark.hadoop.yarn.resourcemanager.connect.max-wait.ms";
  private static final String INTERVAL =
      "spark.hadoop.yarn.resourcemanager.connect.retry-interval.ms";

  private static SparkConf settings(SparkConf given, String master) {
    return OwnSession.settings(given, new MasterUrl(master), 2);
  }

  @Test
  void a_command_sets_what_trials_need_and_leaves_what_the_user_set() {
    SparkConf conf =
        settings(
            new SparkConf(false).set("spark.app.name", "mine").set("spark.plugins", "other"),
            "local[2]");

    assertThat(conf.get("spark.master")).isEqualTo("local[2]");
    assertThat(conf.get("spark.task.cpus")).isEqualTo("2");
    assertThat(conf.get("spark.plugins")).isEqualTo(SparkTrainer.PLUGIN);
    assertThat(conf.get("spark.app.name")).isEqualTo("mine");
    assertThat(conf.get("spark.memory.fraction")).isEqualTo("0.2");
    assertThat(conf.contains(WAIT)).isFalse();
  }

  // The 40 seconds of spark.foldwise.wait: asked, asked again after half of it.
  @Test
  void the_client_of_yarn_asks_an_absent_master_no_longer_than_the_user_waits() {
    SparkConf conf = settings(new SparkConf(false), "yarn");
    SparkConf patient = settings(new SparkConf(false).set("spark.foldwise.wait", "10m"), "yarn");

    assertThat(conf.get(WAIT)).isEqualTo("20000");
    assertThat(conf.get(INTERVAL)).isEqualTo("20000");
    assertThat(patient.get(WAIT)).isEqualTo("300000");
    assertThat(settings(new SparkConf(false).set(WAIT, "1"), "yarn").get(WAIT)).isEqualTo("1");
  }
}
