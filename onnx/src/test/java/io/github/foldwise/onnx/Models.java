package io.github.foldwise.onnx;

import static io.github.foldwise.model.Layers.avgPool;
import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.residual;
import static io.github.foldwise.model.Layers.zeroPad;

import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.Words;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.ModelSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small models on images of 6×5×2: each layer of the catalogue, with its clauses. */
final class Models {
  private Models() {}

  static Map<String, ModelSpec> all() {
    Map<String, ModelSpec> models = new LinkedHashMap<>();
    addConvolutions(models);
    addPools(models);
    addNorms(models);
    addBlocks(models);
    addHeads(models);
    for (Activation activation : activations()) {
      maps(models, Words.activation(activation), conv(6, 2).activation(activation));
    }
    return models;
  }

  private static void addConvolutions(Map<String, ModelSpec> models) {
    maps(models, "conv 3", conv(4, 3));
    maps(models, "conv 4, more padding at the end", conv(4, 4));
    maps(models, "conv 2×3, stride 1×2", conv(4, new Window(2, 3)).stride(1, 2));
    maps(models, "conv, valid, stride 2", conv(4, 2).valid().stride(2));
    maps(models, "conv 1, stride 2 skips cells", conv(4, 1).stride(2));
    maps(models, "conv larger than the map", conv(4, 7));
    maps(models, "conv, dilation 2×3", conv(4, 2).dilation(2, 3));
    maps(models, "conv, dilation 2, valid", conv(4, 3).valid().dilation(2));
    maps(models, "conv, two groups, no bias", conv(4, 3).tanh().conv(6, 3).groups(2).noBias());
    maps(models, "depthwise", conv(4, 3).tanh().depthwiseConv(3).multiplier(2).stride(2));
    maps(models, "depthwise, dilation 2, valid", conv(4, 3).depthwiseConv(2).dilation(2).valid());
    maps(models, "separable", conv(3, 3).tanh().separableConv(4, 3).multiplier(2).stride(2));
    maps(models, "separable, dilation", conv(3, 3).separableConv(4, 2).dilation(2).noBias());
    maps(models, "zero padding", zeroPad(1, 2, 0, 3).conv(4, 2).valid().stride(2));
  }

  private static void addPools(Map<String, ModelSpec> models) {
    maps(models, "max pool", conv(4, 3).pool(2));
    maps(models, "max pool, same", conv(4, 3).pool(3, p -> p.stride(2).same()));
    maps(models, "average pool of the input", avgPool(2));
    maps(
        models,
        "average pool, same",
        conv(4, 3).avgPool(new Window(2, 3), p -> p.stride(new Window(3, 1)).same()));
    models.put("global average pool", conv(4, 3).globalAvgPool().classify(3));
    models.put("global max pool", conv(4, 3).globalMaxPool().classify(3));
  }

  private static void addNorms(Map<String, ModelSpec> models) {
    maps(models, "batch norm of the input", bn());
    maps(models, "batch norm, epsilon 0.1, no scale", conv(4, 3).bn(b -> b.epsilon(0.1).noScale()));
    maps(models, "batch norm, no centre, before a pool", conv(4, 3).bn(b -> b.noCenter()).pool(2));
    maps(models, "layer norm of maps", conv(4, 3).layerNorm());
    maps(
        models,
        "layer norm, epsilon 0.1, neither",
        conv(4, 3).layerNorm(n -> n.epsilon(0.1).noScale().noCenter()));
    models.put("batch norm of maps made a vector", conv(4, 3).flatten().bn().classify(3));
    models.put("layer norm of maps made a vector", conv(4, 3).flatten().layerNorm().classify(3));
    models.put("norms of vectors", flatten().dense(6).bn().tanh().layerNorm().classify(3));
  }

  private static void addBlocks(Map<String, ModelSpec> models) {
    maps(models, "residual of the input", residual(b -> b.conv(2, 3).bn().relu().conv(2, 3).bn()));
    maps(models, "residual, projected", conv(3, 3).residual(b -> b.conv(4, 3).stride(2).relu()));
    maps(
        models,
        "residual within a residual",
        conv(3, 3)
            .residual(b -> b.residual(c -> c.conv(3, 2).tanh()).conv(3, 2), p -> p.conv(3, 1)));
  }

  private static void addHeads(Map<String, ModelSpec> models) {
    models.put("the head alone", flatten().classify(3));
    models.put("head without a bias", conv(2, 3).flatten().classify(3, head -> head.noBias()));
    models.put("a probability for each class", conv(2, 3).flatten().classifyEach(3));
    models.put("one probability", conv(2, 3).flatten().binary());
    models.put(
        "what only training sees",
        conv(4, 3)
            .spatialDropout(0.4)
            .gaussianNoise(0.5)
            .flatten()
            .dropout(0.5)
            .dense(6)
            .relu()
            .classify(3));
  }

  private static List<Activation> activations() {
    return List.of(
        Activation.LINEAR,
        Activation.RELU,
        Activation.RELU6,
        Activation.leakyRelu(0.2),
        Activation.elu(0.5),
        Activation.celu(0.5),
        Activation.celu(-2),
        Activation.SELU,
        Activation.SILU,
        Activation.GELU,
        Activation.GELU_TANH,
        Activation.MISH,
        Activation.TANH,
        Activation.SIGMOID,
        Activation.HARD_SIGMOID,
        Activation.HARD_SILU,
        Activation.SOFTPLUS,
        Activation.SOFTSIGN,
        Activation.EXPONENTIAL);
  }

  private static void maps(Map<String, ModelSpec> models, String name, FeatureMaps maps) {
    models.put(name, maps.flatten().classify(3));
  }
}
