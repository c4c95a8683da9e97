package io.github.foldwise.keras.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names are those of groups in files of Keras 3.15.1. */
class SnakeCaseTest {
  @ParameterizedTest
  @CsvSource({
    "Conv2D, conv2d",
    "DepthwiseConv2D, depthwise_conv2d",
    "BatchNormalization, batch_normalization",
    "MaxPooling2D, max_pooling2d",
    "ReLU, re_lu",
    "PReLU, p_re_lu",
    "LeakyReLU, leaky_re_lu",
    "ELU, elu",
    "Dense, dense"
  })
  void classes_are_named_as_keras_names_them(String className, String name) {
    assertThat(SnakeCase.of(className)).isEqualTo(name);
  }
}
