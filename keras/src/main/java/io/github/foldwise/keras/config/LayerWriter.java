package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.NormLayer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.Locale;

/** Writes a layer as Keras serializes it. */
public final class LayerWriter implements Layer.Visitor<ObjectNode> {
  private static final String MODULE = "keras.layers";

  private final ObjectNode config;

  private LayerWriter(String name, boolean trainable) {
    this.config = Serialized.layerConfig(name, trainable);
  }

  /**
   * The layer under a name that no other layer of the model has.
   *
   * @param layer whose activation {@linkplain #isWhole is none of its own}
   * @param placed the layer in its place, which gives it its name
   */
  public static ObjectNode write(Layer layer, CheckedLayer placed) {
    return layer.accept(new LayerWriter(placed.name(), !placed.frozen()));
  }

  /** Dense with the function that makes probabilities of logits, {@code softmax}. */
  public static ObjectNode head(CheckedLayer placed, String function) {
    ObjectNode json = write(placed.layer(), placed);
    ((ObjectNode) json.get("config")).put("activation", function);
    return json;
  }

  /** The sum of a residual block. */
  public static ObjectNode sum(String name) {
    return Serialized.of(MODULE, "Add", Serialized.layerConfig(name));
  }

  /** The input of a model. */
  public static ObjectNode input(Iterable<Integer> dims, String name) {
    ObjectNode config = Serialized.JSON.objectNode();
    dims.forEach(config.putArray("batch_shape").addNull()::add);
    config.put("dtype", "float32").put("sparse", false).put("name", name);
    return Serialized.of(MODULE, "InputLayer", config);
  }

  /** An activation that Keras has as an operation alone. */
  public static ObjectNode operation(Activation activation, String name) {
    return Activations.operation(activation, name);
  }

  /** A layer that penalises the output of the one before it. */
  public static ObjectNode activity(Penalty penalty, String name) {
    ObjectNode config = Serialized.layerConfig(name);
    config.put("l1", penalty.l1()).put("l2", penalty.l2());
    return Serialized.of(MODULE, "ActivityRegularization", config);
  }

  /** Whether one layer of Keras says all, so that no operation for its activation follows it. */
  public static boolean isWhole(Activation activation) {
    return Activations.isArgument(activation);
  }

  @Override
  public ObjectNode activate(Activate layer) {
    Activation activation = layer.activation();
    return Activations.word(activation)
        .map(word -> Serialized.of(MODULE, "Activation", config.put("activation", word)))
        .or(() -> Activations.layer(activation, config.get("name").textValue()))
        .orElseThrow();
  }

  @Override
  public ObjectNode averagePool(AveragePool layer) {
    return pool("AveragePooling2D", layer);
  }

  @Override
  public ObjectNode batchNorm(BatchNorm layer) {
    config.put("axis", -1).put("momentum", layer.momentum());
    return norm("BatchNormalization", layer);
  }

  @Override
  public ObjectNode conv(Conv layer) {
    config.put("filters", layer.filters()).put("groups", layer.groups());
    slide(layer);
    return weighted("Conv2D", layer, "kernel");
  }

  @Override
  public ObjectNode dense(Dense layer) {
    config.put("units", layer.units());
    return weighted("Dense", layer, "kernel");
  }

  @Override
  public ObjectNode depthwiseConv(DepthwiseConv layer) {
    config.put("depth_multiplier", layer.multiplier());
    slide(layer);
    return weighted("DepthwiseConv2D", layer, "depthwise");
  }

  @Override
  public ObjectNode dropout(Dropout layer) {
    return Serialized.of(MODULE, "Dropout", config.put("rate", layer.rate()));
  }

  @Override
  public ObjectNode flatten(Flatten layer) {
    return channelsLast("Flatten");
  }

  @Override
  public ObjectNode gaussianNoise(GaussianNoise layer) {
    return Serialized.of(MODULE, "GaussianNoise", config.put("stddev", layer.standardDeviation()));
  }

  @Override
  public ObjectNode globalAveragePool(GlobalAveragePool layer) {
    return channelsLast("GlobalAveragePooling2D");
  }

  @Override
  public ObjectNode globalMaxPool(GlobalMaxPool layer) {
    return channelsLast("GlobalMaxPooling2D");
  }

  @Override
  public ObjectNode layerNorm(LayerNorm layer) {
    config.put("axis", -1);
    return norm("LayerNormalization", layer);
  }

  @Override
  public ObjectNode maxPool(MaxPool layer) {
    return pool("MaxPooling2D", layer);
  }

  @Override
  public ObjectNode residual(Residual layer) {
    throw new IllegalArgumentException("a residual block is written layer by layer");
  }

  @Override
  public ObjectNode separableConv(SeparableConv layer) {
    config.put("filters", layer.filters()).put("depth_multiplier", layer.multiplier());
    slide(layer);
    WeightRuleFormat.write(config, "depthwise", layer.depthwiseRule());
    return weighted("SeparableConv2D", layer, "pointwise");
  }

  @Override
  public ObjectNode spatialDropout(SpatialDropout layer) {
    config.remove("trainable"); // the one layer of Keras that does not take it
    config.put("rate", layer.rate());
    return channelsLast("SpatialDropout2D");
  }

  @Override
  public ObjectNode zeroPadding(ZeroPadding layer) {
    var padding = config.putArray("padding");
    padding.addArray().add(layer.top()).add(layer.bottom());
    padding.addArray().add(layer.left()).add(layer.right());
    return channelsLast("ZeroPadding2D");
  }

  private ObjectNode channelsLast(String className) {
    return Serialized.of(MODULE, className, config.put("data_format", "channels_last"));
  }

  private ObjectNode pool(String className, Pooling<?> layer) {
    put("pool_size", layer.window());
    put("strides", layer.stride());
    config.put("padding", layer.padding().name().toLowerCase(Locale.ROOT));
    return channelsLast(className);
  }

  private void slide(Convolution<?> layer) {
    put("kernel_size", layer.kernel());
    put("strides", layer.stride());
    put("dilation_rate", layer.dilation());
    config.put("padding", layer.padding().name().toLowerCase(Locale.ROOT));
    config.put("data_format", "channels_last");
  }

  private ObjectNode weighted(String className, WeightedLayer<?> layer, String kernel) {
    WeightRules rules = layer.rules();
    Activations.argument(layer.activation())
        .ifPresent(argument -> config.set("activation", argument));
    config.put("use_bias", rules.hasBias());
    WeightRuleFormat.write(config, kernel, rules.kernel());
    WeightRuleFormat.write(config, "bias", rules.bias());
    WeightRuleFormat.write(config, rules.activity());
    return Serialized.of(MODULE, className, config);
  }

  private ObjectNode norm(String className, NormLayer<?> layer) {
    config.put("epsilon", layer.epsilon());
    config.put("scale", layer.gamma().isPresent()).put("center", layer.beta().isPresent());
    layer.gamma().ifPresent(rule -> write("gamma", rule));
    layer.beta().ifPresent(rule -> write("beta", rule));
    return Serialized.of(MODULE, className, config);
  }

  private void write(String weight, WeightRule rule) {
    WeightRuleFormat.write(config, weight, rule);
  }

  private void put(String key, Window window) {
    config.putArray(key).add(window.height()).add(window.width());
  }
}
