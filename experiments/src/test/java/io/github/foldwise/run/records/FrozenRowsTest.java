package io.github.foldwise.run.records;

import static io.github.foldwise.model.Layers.conv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.reports.records.ModelRow;
import io.github.foldwise.reports.records.SettingRow;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.training.StartWeights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tables say of frozen layers and of weights that a training starts from. */
class FrozenRowsTest {
  private static final Param<Boolean> FROZEN = Param.of("frozen", true);
  private static final FeatureMaps BODY = conv(2, 3).bn();
  private static final CheckedModel OLD = BODY.flatten().classify(5).check(Toy.images(3).shape());
  private static final StartWeights START =
      StartWeights.of(
          OLD,
          Map.of(
              "conv_1/kernel", new float[18],
              "conv_1/bias", new float[2],
              "dense_1/bias", new float[5]));
  private static final CheckedExperiment EXPERIMENT =
      Toy.experiment()
          .withoutAblations()
          .model(p -> (p.get(FROZEN) ? BODY.freeze() : BODY).flatten().classify(3))
          .training(p -> Toy.training().startFrom(START))
          .ablate(FROZEN, false)
          .check(Toy.DATA);

  @Test
  void each_layer_with_weights_says_whether_it_is_trained_if_a_variant_freezes_some() {
    assertThat(weights(EXPERIMENT.baseline()))
        .containsExactly("conv_1 frozen", "bn_1 frozen", "dense_1 trained");
    assertThat(weights(EXPERIMENT.variants().get(1)))
        .containsExactly("conv_1 trained", "bn_1 trained", "dense_1 trained");
    assertThat(rows(EXPERIMENT.baseline(), false))
        .extracting(SettingRow::setting)
        .doesNotContain("weights");
  }

  @Test
  void the_model_table_counts_frozen_weights_as_not_trainable() {
    assertThat(ModelRows.of(EXPERIMENT.baseline()))
        .extracting(ModelRow::trainable)
        .containsExactly(0L, 0L, 0L, 99L);
  }

  @Test
  void the_training_says_which_weights_it_starts_from() {
    assertThat(rows(EXPERIMENT.baseline(), true))
        .filteredOn(row -> row.setting().equals("start weights"))
        .extracting(SettingRow::value)
        .containsExactly(
            "from sha256 %s by name: 2 of 8 weights; not bn_1, dense_1"
                .formatted(START.sha256().substring(0, 12)));
  }

  private static Stream<String> weights(CheckedVariant variant) {
    return rows(variant, true)
        .filter(row -> row.setting().equals("weights"))
        .map(row -> row.part() + " " + row.value());
  }

  private static Stream<SettingRow> rows(CheckedVariant variant, boolean someFreeze) {
    return SettingRows.of(variant, Toy.DATA.training(), List.of("ant", "bee", "cat"), someFreeze);
  }
}
