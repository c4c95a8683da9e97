package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
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
}
