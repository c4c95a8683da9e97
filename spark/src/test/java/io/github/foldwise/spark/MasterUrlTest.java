package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterUrlTest {

  @Test
  void a_port_at_which_nobody_listens_is_refused_before_spark_starts() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String master = "spark://127.0.0.1:" + port;

    assertThatThrownBy(() -> new SparkProvider().connect(master, 1, Optional.empty()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            Spark master %s: expected a Spark master that listens there, found ConnectException: Connection refused.
              Start the master, or give the address that its page shows behind URL.\
            """
                .formatted(master));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "spark://host",
        "local[",
        "mesos://host:5050",
        "",
        "local[0]",
        "local[x]",
        "local[-1]",
        "local[2,0]"
      })
  void an_address_of_no_form_that_spark_knows_is_refused(String master) {
    assertThatThrownBy(() -> new MasterUrl(master).requireListening())
        .hasMessage(
            """
            Spark master %s: expected spark://host:7077, yarn, k8s://https://host:443 or local[2], found '%s'.
              Correct the address.\
            """
                .formatted(master, master));
  }

  @Test
  void one_of_several_masters_that_listens_is_enough() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MasterUrl url = new MasterUrl("spark://127.0.0.1:1,127.0.0.1:" + socket.getLocalPort());

      assertThatCode(url::requireListening).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local", "local[2]", "local[*]", "local[2, 3]", "local-cluster[2,1,1024]", "yarn"})
  void other_kinds_of_master_are_left_to_spark(String master) {
    assertThatCode(new MasterUrl(master)::requireListening).doesNotThrowAnyException();
  }

  private static SparkContext session(Callable<SparkContext> constructor) {
    Patience none = new Patience(new SparkConf(false).set("spark.foldwise.wait", "0s"));
    return new MasterUrl("spark://host:7077").session(new SessionStart(constructor), none);
  }

  @Test
  void a_master_that_does_not_accept_the_program_in_time_is_refused_with_the_setting() {
    CountDownLatch never = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                session(
                    () -> {
                      SessionStart.asksMaster(() -> false);
                      never.await();
                      return LocalSession.get();
                    }))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            Spark master spark://host:7077: expected a master of Spark 4.2.0 that accepts this program, found one that has not accepted this program within 0 seconds.
              See the master's log, and the settings spark.*. Master, workers and this program need one version of Spark. On a busy machine wait longer by spark.foldwise.wait.\
            """);
  }

  @Test
  void a_master_that_has_accepted_the_program_may_take_its_time() {
    SparkContext started = LocalSession.get();
    CountDownLatch asked = new CountDownLatch(1);

    SparkContext session =
        session(
            () -> {
              SessionStart.asksMaster(
                  () -> {
                    asked.countDown();
                    return true;
                  });
              asked.await(); // until the time is over
              return started;
            });

    assertThat(session).isSameAs(started);
  }

  @Test
  void what_spark_says_of_a_master_is_passed_on() {
    assertThatThrownBy(
            () ->
                session(
                    () -> {
                      throw new IllegalStateException("All masters are unresponsive!\nGiving up.");
                    }))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("found IllegalStateException: All masters are unresponsive!.\n");
  }
}
