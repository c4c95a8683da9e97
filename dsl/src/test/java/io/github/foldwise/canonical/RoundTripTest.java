package io.github.foldwise.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.layer.Layer;
import io.github.foldwise.training.Training;
import io.github.foldwise.training.Validation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random declarations of every kind are written and read back. */
class RoundTripTest {
  private static final int DRAWS = 100;

  static Stream<Class<?>> layers() {
    return RandomDeclarations.kinds(Layer.class);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void every_kind_of_layer_is_read_back(Class<?> kind) {
    RandomDeclarations random = new RandomDeclarations(kind.getName().hashCode());
    for (int i = 0; i < DRAWS; i++) {
      Record layer = (Record) random.draw(kind);
      assertThat(CanonicalReader.read(Layer.class, Canonical.of(layer))).isEqualTo(layer);
    }
  }

  @Test
  void trainings_are_read_back() {
    RandomDeclarations random = new RandomDeclarations(3);
    for (int i = 0; i < 5 * DRAWS; i++) {
      Training training = (Training) random.draw(Training.class);
      assertThat(Training.read(training.text())).isEqualTo(training);
    }
  }

  @Test
  void the_draws_meet_every_source_of_validation_rows() {
    RandomDeclarations random = new RandomDeclarations(4);
    assertThat(Stream.generate(() -> random.draw(Validation.class)).limit(DRAWS))
        .extracting(value -> (Object) value.getClass())
        .containsAll(RandomDeclarations.kinds(Validation.class).toList());
  }
}
