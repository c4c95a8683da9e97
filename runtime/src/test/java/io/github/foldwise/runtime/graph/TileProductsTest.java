package io.github.foldwise.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileProductsTest {
  @ParameterizedTest(name = "{0}, {1} channels, {2} filters")
  @CsvSource({
    "NONE,   512, 512, false, false",
    "EIGEN,   32,  32, true,  false",
    "EIGEN,   31, 512, false, false",
    "EIGEN,   32,  64, true,  true",
    "EIGEN,   64,  32, true,  true",
    "ONEDNN,  32,  64, false, false",
    "ONEDNN,  64,  64, false, false",
    "ONEDNN,  64, 128, true,  true",
    "ONEDNN, 128, 128, true,  true",
    "ONEDNN_FUSED, 32, 32, false, false",
    "ONEDNN_FUSED, 32, 64, true,  true",
    "FUSED,    32,  32, true,  true",
    "FUSED,    33,  33, false, false",
    "FUSED,    48,  64, true,  true",
    "FUSED_BFLOAT16, 32, 32, true, true",
    "FUSED_BFLOAT16, 48, 64, false, false"
  })
  void tiles_pay_from_so_many_channels_and_filters_on(
      TileProducts products, int channels, int filters, boolean training, boolean prediction) {
    assertThat(products.pays(channels, filters, true)).isEqualTo(training);
    assertThat(products.pays(channels, filters, false)).isEqualTo(prediction);
  }

  @Test
  void a_large_kernel_and_what_is_no_multiple_of_32_are_left_to_the_next_best() {
    assertThat(TileProducts.FUSED.of(256, 256)).isEqualTo(TileProducts.FUSED);
    assertThat(TileProducts.FUSED.of(256, 288)).isEqualTo(TileProducts.ONEDNN_FUSED);
    assertThat(TileProducts.FUSED_BFLOAT16.of(512, 512)).isEqualTo(TileProducts.NONE);
    assertThat(TileProducts.FUSED.of(64, 96)).isEqualTo(TileProducts.FUSED);
    assertThat(TileProducts.FUSED.of(64, 80)).isEqualTo(TileProducts.ONEDNN_FUSED);
    assertThat(TileProducts.FUSED.of(80, 64)).isEqualTo(TileProducts.ONEDNN_FUSED);
    assertThat(TileProducts.FUSED_BFLOAT16.of(80, 64)).isEqualTo(TileProducts.NONE);
    assertThat(TileProducts.EIGEN.of(80, 64)).isEqualTo(TileProducts.EIGEN);
  }
}
