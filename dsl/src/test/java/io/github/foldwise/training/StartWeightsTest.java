package io.github.foldwise.training;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.split.Rows;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartWeightsTest {
  private static final Shape IMAGE = Shape.image(4, 4, 1);
  private static final CheckedModel OLD =
      conv(2, 3).bn().flatten().dense(4).relu().classify(10).check(IMAGE);
  private static final CheckedModel NEW =
      conv(2, 3).bn().flatten().dense(4).relu().classify(3).check(IMAGE);
  private static final StartWeights WEIGHTS = StartWeights.of(OLD, values(OLD, 1));

  @Test
  void a_new_head_on_an_old_body_begins_with_the_body() {
    WeightMatch match = WEIGHTS.match(NEW);

    assertThat(match.matched())
        .containsExactly(
            "conv_1/kernel",
            "conv_1/bias",
            "bn_1/gamma",
            "bn_1/beta",
            "bn_1/moving_mean",
            "bn_1/moving_variance",
            "dense_1/kernel",
            "dense_1/bias");
    assertThat(match)
        .hasToString(
            """
            8 of 10 weights; not dense_2
              dense_2/kernel: its shape is 4×3 here, 4×10 there
              dense_2/bias: its shape is 3 here, 10 there
              unused: dense_2/kernel
              unused: dense_2/bias\
            """);
    assertThat(match.values().keySet()).containsExactlyElementsOf(match.matched());
    assertThat(match.values().get("conv_1/kernel")).isEqualTo(values(OLD, 1).get("conv_1/kernel"));
  }

  @Test
  void a_layer_begins_with_all_of_its_weights_or_with_none() {
    CheckedModel wider = conv(2, 3).flatten().dense(4).noBias().dense(4).classify(10).check(IMAGE);

    assertThat(WEIGHTS.match(wider).unmatched())
        .extracting(WeightMatch.Unmatched::toString)
        .containsExactly(
            "dense_2/kernel: its shape is 4×4 here, 4×10 there",
            "dense_2/bias: its shape is 4 here, 10 there",
            "dense_3/kernel: no weight there has this name",
            "dense_3/bias: no weight there has this name");
    CheckedModel narrower = conv(2, 3).pool(2).flatten().dense(4).classify(10).check(IMAGE);
    assertThat(WEIGHTS.match(narrower).unmatched())
        .extracting(WeightMatch.Unmatched::toString)
        .containsExactly(
            "dense_1/kernel: its shape is 8×4 here, 32×4 there",
            "dense_1/bias: drawn anew with dense_1/kernel");
  }

  @Test
  void layers_and_weights_can_be_left_out_by_name_and_pattern() {
    assertThat(WEIGHTS.except("dense_2").names()).hasSize(8).doesNotContain("dense_2/bias");
    assertThat(WEIGHTS.except("dense_*", "bn_1").names())
        .containsExactly("conv_1/kernel", "conv_1/bias");
    assertThat(WEIGHTS.except("*/bias").names()).hasSize(7);
    assertThatThrownBy(() -> WEIGHTS.except("dens_2"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            layer of the start weights: expected one of conv_1, bn_1, dense_1, dense_2, found \
            'dens_2'.
              Did you mean 'dense_2'?\
            """);
  }

  @Test
  void their_hash_covers_names_and_values() {
    assertThat(WEIGHTS).isEqualTo(StartWeights.of(OLD, values(OLD, 1)));
    assertThat(WEIGHTS).isNotEqualTo(StartWeights.of(OLD, values(OLD, 2)));
    assertThat(WEIGHTS.except("dense_2")).isNotEqualTo(WEIGHTS);
    assertThat(WEIGHTS.sha256()).hasSize(64);
    assertThat(WEIGHTS).hasToString("10 weights, sha256 " + WEIGHTS.sha256().substring(0, 12));
  }

  @Test
  void their_values_are_copies() {
    Map<String, float[]> given = values(OLD, 1);
    StartWeights weights = StartWeights.of(OLD, given);
    given.get("conv_1/bias")[0] = 9;
    weights.match(OLD).values().get("conv_1/bias")[0] = 9;

    assertThat(weights.match(OLD).values().get("conv_1/bias")[0]).isEqualTo(1);
  }

  @Test
  void what_does_not_belong_to_the_model_is_refused() {
    assertThatThrownBy(() -> StartWeights.of(NEW, Map.of("dense_9/bias", new float[1])))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("found 'dense_9/bias'");
    assertThatThrownBy(() -> StartWeights.of(NEW, Map.of("dense_2/bias", new float[4])))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("weight dense_2/bias: expected 3 values, found 4.");
  }

  @Test
  void a_training_states_their_hash_and_without_them_nothing() {
    Training plain = adam(0.01);
    Training started = plain.startFrom(WEIGHTS);

    assertThat(plain.text()).doesNotContain("start");
    assertThat(started.text())
        .isEqualTo(
            plain.text() + " start=start_weights(weights=10 sha256=\"" + WEIGHTS.sha256() + "\")");
    assertThat(Training.read(started.text())).isEqualTo(started);
    assertThat(started.epochs(3).batch(8).start()).contains(WEIGHTS);
    assertThat(started.toString()).endsWith(".startFrom(" + WEIGHTS + ")");
  }

  @Test
  void weights_of_which_none_fits_are_refused() {
    CheckedModel other = conv(5, 3).flatten().classify(2).check(IMAGE);

    assertThat(adam(0.01).startFrom(WEIGHTS).problems(other))
        .extracting(Problem::toString)
        .containsExactly(
            """
            startFrom(%s): expected weights with the names and shapes of the model's, found none \
            that fits.
              conv_1/kernel: its shape is 3×3×1×5 here, 3×3×1×2 there
              Start from a model that begins with the same layers, or leave startFrom out.\
            """
                .formatted(WEIGHTS));
  }

  @Test
  void weights_known_by_their_hash_only_cannot_be_trained_from() {
    Training read = Training.read(adam(0.01).startFrom(WEIGHTS).text());
    ImageData images = ImageData.of(new byte[32], new int[2], IMAGE);

    assertThat(read.problems(NEW)).isEmpty();
    assertThat(read.problems(NEW, images, Rows.all(2), 0))
        .extracting(Problem::toString)
        .containsExactly(
            """
            startFrom(%s): expected the weights themselves, found only their hash, for the \
            training was read from a file.
              Put them into the training again with startFrom.\
            """
                .formatted(WEIGHTS));
  }

  @Test
  void a_rate_factor_is_stated_and_must_be_for_some_weight() {
    Training plain = adam(0.01);
    Training slower = plain.rateOn(0.1, "conv_*", "bn_1/gamma");

    assertThat(plain.text()).doesNotContain("factors");
    assertThat(slower.text())
        .contains(
            "average=none factors=[rate_factor(names=[\"conv_*\" \"bn_1/gamma\"] factor=0.1)])");
    assertThat(Training.read(slower.text())).isEqualTo(slower);
    assertThat(slower)
        .hasToString("adam(0.01).rateOn(0.1, conv_*, bn_1/gamma).epochs(1).batch(32)");
    assertThat(slower.problems(OLD)).isEmpty();
    assertThat(slower.optimizer().rateFactor("conv_1/bias")).isEqualTo(0.1);
    assertThat(slower.optimizer().rateFactor("bn_1/beta")).isEqualTo(1);
    assertThat(plain.rateOn(0, "convs_1").problems())
        .extracting(Problem::toString)
        .containsExactly(
            """
            rateOn(0.0): expected a finite factor above 0, found 0.0.
              0.1 is usual; to leave weights as they are, freeze their layers.\
            """);
    assertThat(plain.rateOn(0.1, "convs_1", "bn_1/moving_mean").problems(OLD))
        .extracting(Problem::toString)
        .containsExactly(
            """
            layer of rateOn: expected one of conv_1, bn_1, dense_1, dense_2, found 'convs_1'.
              Did you mean 'conv_1'?\
            """,
            """
            layer of rateOn: expected one of conv_1, bn_1, dense_1, dense_2, found \
            'bn_1/moving_mean'.
              Write one of these.\
            """);
  }

  @Test
  void names_of_frozen_weights_are_known_because_a_variant_may_train_them() {
    CheckedModel frozen = OLD.spec().freeze("conv_1").check(IMAGE);
    Training training =
        adam(0.01).rateOn(0.1, "conv_1").weightDecay(0.1).noDecayOn("conv_1/kernel");

    assertThat(training.problems(frozen)).isEmpty();
  }

  private static Map<String, float[]> values(CheckedModel model, float first) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (WeightSpec weight : model.weights()) {
      float[] numbers = new float[(int) weight.size()];
      numbers[0] = first;
      values.put(weight.name(), numbers);
    }
    return values;
  }
}
