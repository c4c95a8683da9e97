package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import org.junit.jupiter.api.Test;

class ModelTableTest {
  /** The figures are those of Keras 3.8's summary of the same network. */
  @Test
  void the_notebooks_model_counts_the_parameters_of_keras() {
    ModelTable table = ModelTable.of(Notebook.checked());

    assertThat(table.parameters()).isEqualTo(879_498);
    assertThat(table.trainable()).isEqualTo(879_114);
    assertThat(table.notTrainable()).isEqualTo(384);
    assertThat(Notebook.checked().parameters()).isEqualTo(879_498);
    assertThat(Notebook.checked().trainableParameters()).isEqualTo(879_114);
  }

  @Test
  void the_table_reads_like_a_summary() {
    assertThat(ModelTable.of(Notebook.checked()))
        .hasToString(
            """
            Layer                     Output     Parameters
            ───────────────────────────────────────────────
            conv_1 (conv, relu)       28×28×64          640
            bn_1 (batch norm)         28×28×64          256
            pool_1 (max pool)         14×14×64            0
            conv_2 (conv, relu)       14×14×128      73,856
            bn_2 (batch norm)         14×14×128         512
            pool_2 (max pool)         7×7×128             0
            flatten_1 (flatten)       6272                0
            dense_1 (dense, relu)     128           802,944
            dropout_1 (dropout)       128                 0
            dense_2 (dense, softmax)  10              1,290
            ───────────────────────────────────────────────
            Total                                   879,498
            Trainable                               879,114
            Not trainable                               384
            """);
  }

  @Test
  void every_kind_of_layer_has_a_name_and_a_kind() {
    ModelSpec model =
        input(8, 8, 3).conv(4, 3).leakyRelu().avgPool(2).elu().globalAvgPool().dense(5).classify(2);

    assertThat(ModelTable.of(model.check(Shape.image(8, 8, 3))).rows())
        .extracting(ModelTable.Row::layer)
        .containsExactly(
            "conv_1 (conv, leaky relu)",
            "avg_pool_1 (average pool)",
            "activation_1 (elu)",
            "global_avg_pool_1 (global average pool)",
            "dense_1 (dense)",
            "dense_2 (dense, softmax)");
  }

  @Test
  void without_scale_or_centre_their_weights_are_not_counted() {
    ModelSpec model =
        input(8, 8, 3)
            .layerNorm()
            .spatialDropout(0.5)
            .gaussianNoise(0.1)
            .bn(b -> b.noScale())
            .bn(b -> b.noScale().noCenter())
            .globalMaxPool()
            .layerNorm(n -> n.noCenter())
            .hardSilu()
            .classify(2);

    assertThat(ModelTable.of(model.check(Shape.image(8, 8, 3))).rows())
        .extracting(r -> r.layer() + " " + r.output() + " " + r.parameters() + " " + r.trainable())
        .containsExactly(
            "layer_norm_1 (layer norm) 8×8×3 6 6",
            "spatial_dropout_1 (spatial dropout) 8×8×3 0 0",
            "gaussian_noise_1 (gaussian noise) 8×8×3 0 0",
            "bn_1 (batch norm) 8×8×3 9 3",
            "bn_2 (batch norm) 8×8×3 6 0",
            "global_max_pool_1 (global max pool) 3 0 0",
            "layer_norm_2 (layer norm) 3 3 3",
            "activation_1 (hard silu) 3 0 0",
            "dense_1 (dense, softmax) 2 8 8");
  }

  @Test
  void a_head_of_sigmoids_differs_from_a_softmax() {
    CheckedModel model = flatten().binary().check(Shape.image(2, 2, 1));

    assertThat(ModelTable.of(model).rows())
        .extracting(ModelTable.Row::layer)
        .containsExactly("flatten_1 (flatten)", "dense_1 (dense, sigmoid)");
  }
}
