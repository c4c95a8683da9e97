package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final Facts FIRST =
      new Facts("executor 0 on a", "2.18.0", List.of("avx", "avx2"), "tiles", "1");

  private static String text(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void executors_like_the_first_one_may_train() {
    Handshake handshake = new Handshake(Optional.empty());

    assertThat(handshake.problems(FIRST)).isEmpty();
    assertThat(
            handshake.problems(
                new Facts("executor 1 on b", "2.18.0", List.of("avx", "avx2"), "tiles", "1")))
        .isEmpty();
  }

  @Test
  void another_processor_another_tensorflow_and_another_setting_are_named_together() {
    Handshake handshake = new Handshake(Optional.empty());
    handshake.problems(FIRST);

    assertThat(
            text(
                handshake.problems(
                    new Facts(
                        "executor 1 on b", "2.19.0", List.of("avx", "avx512f"), "tiles", "0"))))
        .isEqualTo(
            """
            TensorFlow of executor 1 on b: expected 2.18.0, as executor 0 on a has, found 2.19.0.
              Give all executors the same jars.
            processor of executor 1 on b: expected the features that executor 0 on a has: avx avx2, found avx avx512f.
              Results depend on the kind of processor: run on nodes of one kind, chosen for example by a queue or a node label.
            TF_ENABLE_ONEDNN_OPTS of executor 1 on b: expected 1, as executor 0 on a has, found 0.
              Results depend on it: set spark.executorEnv.TF_ENABLE_ONEDNN_OPTS.\
            """);
  }

  @Test
  void a_setting_that_the_driver_knows_is_required_of_the_first_executor_too() {
    Handshake handshake = new Handshake(Optional.of("unset"));

    assertThat(text(handshake.problems(FIRST)))
        .isEqualTo(
            """
            TF_ENABLE_ONEDNN_OPTS of executor 0 on a: expected unset, as the driver has, found 1.
              Results depend on it: set spark.executorEnv.TF_ENABLE_ONEDNN_OPTS.\
            """);
  }

  @Test
  void facts_are_the_same_after_their_way() {
    assertThat(Facts.of(FIRST.bytes())).isEqualTo(FIRST);
  }
}
