package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.WeightSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeTest {
  private static final Shape IMAGE = Shape.image(8, 8, 1);
  private static final FeatureMaps BODY = conv(4, 3).relu().bn().pool(2);

  @Test
  void a_stage_freezes_the_layers_before_it() {
    CheckedModel model = BODY.freeze().flatten().dense(5).classify(3).check(IMAGE);

    assertThat(model.frozenLayers()).containsExactly("conv_1", "bn_1");
    assertThat(trainable(model))
        .containsExactly("dense_1/kernel", "dense_1/bias", "dense_2/kernel", "dense_2/bias");
    assertThat(model.trainableParameters()).isEqualTo((64 * 5 + 5) + (5 * 3 + 3));
    assertThat(model.parameters() - model.trainableParameters()).isEqualTo((9 * 4 + 4) + 4 * 4);
  }

  @Test
  void the_last_freeze_counts() {
    ModelSpec twice = conv(4, 3).freeze().bn().pool(2).freeze().flatten().classify(3);

    assertThat(twice).isEqualTo(conv(4, 3).bn().pool(2).freeze().flatten().classify(3));
  }

  @Test
  void a_stage_is_not_changed_by_what_is_frozen_after_it() {
    assertThat(BODY.freeze()).isNotSameAs(BODY);
    assertThat(BODY.flatten().classify(3).check(IMAGE).frozenLayers()).isEmpty();
  }

  @Test
  void layers_are_frozen_by_name_and_by_pattern() {
    ModelSpec deep = conv(4, 3).bn().conv(4, 3).bn().flatten().classify(3);

    assertThat(deep.freeze("conv_2").check(IMAGE).frozenLayers()).containsExactly("conv_2");
    assertThat(deep.freeze("bn_*").check(IMAGE).frozenLayers()).containsExactly("bn_1", "bn_2");
    assertThat(deep.freeze("*n_1", "conv*").check(IMAGE).frozenLayers())
        .containsExactly("conv_1", "bn_1", "conv_2");
  }

  @Test
  void a_residual_is_frozen_with_all_that_is_in_it_and_a_layer_in_it_alone() {
    ModelSpec model =
        conv(4, 3).residual(b -> b.conv(6, 3).bn().relu()).globalAvgPool().classify(3);

    assertThat(model.freeze("residual_1").check(IMAGE).frozenLayers())
        .containsExactly("conv_2", "bn_1", "residual_1_conv_1", "residual_1_bn_1");
    CheckedModel one = model.freeze("conv_2").check(IMAGE);
    assertThat(one.frozenLayers()).containsExactly("conv_2");
    assertThat(trainable(one))
        .contains("conv_1/kernel", "bn_1/gamma", "residual_1_conv_1/kernel")
        .doesNotContain("conv_2/kernel", "conv_2/bias");
  }

  @Test
  void the_text_names_frozen_layers_and_is_that_of_before_without_them() {
    CheckedModel free = BODY.flatten().classify(3).check(IMAGE);
    CheckedModel frozen = BODY.freeze().flatten().classify(3).check(IMAGE);

    assertThat(free.text()).endsWith("head: softmax");
    assertThat(frozen.text()).isEqualTo(free.text() + "\nfrozen: conv_1 bn_1");
    assertThat(BODY.flatten().classify(3).freeze("bn_1", "conv*").check(IMAGE).text())
        .isEqualTo(frozen.text());
    CheckedModel read = CheckedModel.read(frozen.text());
    assertThat(read.text()).isEqualTo(frozen.text());
    assertThat(read.layers()).isEqualTo(frozen.layers());
  }

  @Test
  void the_words_freeze_what_was_frozen() {
    assertThat(BODY.freeze().flatten())
        .hasToString("conv(4, 3).relu().bn().pool(2).freeze().flatten()");
    assertThat(BODY.freeze()).hasToString("conv(4, 3).relu().bn().pool(2).freeze()");
    assertThat(BODY.freeze().flatten().classify(3))
        .hasToString(
            "conv(4, 3).relu().bn().pool(2).flatten().classify(3).freeze(\"conv_1\", \"bn_1\")");
  }

  @Test
  void nothing_is_frozen_after_unfreeze() {
    ModelSpec model = BODY.flatten().classify(3);

    assertThat(BODY.freeze().flatten().classify(3).unfreeze()).isEqualTo(model);
  }

  @Test
  void a_name_that_no_layer_has_is_refused() {
    ModelSpec model = flatten().dense(4).classify(3);

    assertThatThrownBy(() -> model.freeze("dens_1", "conv_*").check(IMAGE))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            layer of freeze: expected one of flatten_1, dense_1, dense_2, found 'dens_1'.
              Did you mean 'dense_1'?
            layer of freeze: expected one of flatten_1, dense_1, dense_2, found 'conv_*'.
              Write one of these.\
            """);
  }

  @Test
  void a_model_with_nothing_to_train_is_refused() {
    assertThatThrownBy(() -> flatten().classify(3).freeze("*").check(IMAGE))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            freeze: expected a layer with weights that is not frozen, found none.
              Freeze fewer layers, and not the head: it has to learn.\
            """);
  }

  @Test
  void freeze_within_a_block_is_refused() {
    assertThatThrownBy(() -> conv(4, 3).residual(b -> b.conv(4, 3).freeze().bn()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            residual: expected freeze() after the block, which freezes all of it, found freeze() \
            within the block.
              Write residual(b -> …).freeze(), or name single layers after the head: \
            classify(10).freeze("conv_2").\
            """);
  }

  private static List<String> trainable(CheckedModel model) {
    return model.weights().stream().filter(WeightSpec::trainable).map(WeightSpec::name).toList();
  }
}
