package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.foldwise.keras.config.Element.Of;
import io.github.foldwise.keras.config.Element.Refused;
import io.github.foldwise.keras.config.Element.Rescale;
import io.github.foldwise.keras.config.Element.Softmax;
import io.github.foldwise.keras.config.Element.SoftmaxHead;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Dropout;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.GaussianNoise;
import io.github.foldwise.layer.GlobalAveragePool;
import io.github.foldwise.layer.GlobalMaxPool;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a layer as Keras serializes it; nothing of it is evaluated. */
public final class LayerReader {
  private static final Window ONE = Window.square(1);
  private static final Window TWO = Window.square(2);
  private static final String CHANNELS_LAST = "\"channels_last\"";

  private final String place;
  private final String className;
  private final Options options;
  private final Notes notes;

  private LayerReader(String place, JsonNode json, Notes notes) {
    this.place = place;
    this.className = Serialized.className(json);
    this.options = new Options(place, Serialized.config(json), notes);
    this.notes = notes;
  }

  /** Reads a layer or an operation. */
  public static Element read(String place, JsonNode json, Notes notes) {
    return new LayerReader(place, json, notes).read(json.path("module").asText(""));
  }

  private Element read(String module) {
    if (className.equals("Lambda") || className.startsWith("__")) {
      notes.refuse(
          place,
          "layers that are declared",
          "Python code, which is never run",
          "Replace it by layers of Keras, such as Rescaling or Activation, and save again.");
      return new Refused();
    }
    Optional<Element> element = isOfKeras(module) ? known() : Optional.empty();
    if (element.isEmpty()) {
      notes.refuse(
          place,
          "a layer that Foldwise has a word for",
          isOfKeras(module) ? className : "%s of %s".formatted(className, nameOf(module)),
          "The catalogue lists what there is; rebuild the model from that, or predict in Keras.");
      return new Refused();
    }
    readCommon(options);
    options.requireAllRead();
    return element.get();
  }

  private static String nameOf(String module) {
    return module.isEmpty() ? "no module" : module;
  }

  private static boolean isOfKeras(String module) {
    return module.equals("keras.layers") || module.startsWith("keras.src.");
  }

  /** Options of every layer. */
  static void readCommon(Options options) {
    options.ignore("name");
    options.flag("trainable", true);
    JsonNode type = options.raw("dtype");
    String name = type.isObject() ? type.path("config").path("name").asText("") : type.asText("");
    if (!type.isMissingNode() && !name.equals("float32")) {
      options.wrong("dtype", "float32", name.isEmpty() ? type : TextNode.valueOf(name), "");
    }
  }

  private Optional<Element> known() {
    Optional<Activation> activation = Activations.ofClass(className, options);
    if (activation.isPresent()) {
      return activation.map(function -> new Of(new Activate(function)));
    }
    return switch (className) {
      case "Activation" -> Optional.of(activation());
      case "Softmax" -> Optional.of(softmax());
      case "Identity" -> Optional.of(new Of(new Activate(Activation.LINEAR)));
      case "AveragePooling2D" -> Optional.of(new Of(new AveragePool(pool(), strides(), padding())));
      case "MaxPooling2D" -> Optional.of(new Of(new MaxPool(pool(), strides(), padding())));
      case "BatchNormalization" -> Optional.of(new Of(batchNorm()));
      case "LayerNormalization" -> Optional.of(new Of(layerNorm()));
      case "Conv2D" -> Optional.of(new Of(conv()));
      case "DepthwiseConv2D" -> Optional.of(new Of(depthwiseConv()));
      case "SeparableConv2D" -> Optional.of(new Of(separableConv()));
      case "Dense" -> Optional.of(dense());
      case "Dropout" -> Optional.of(new Of(dropout()));
      case "SpatialDropout2D" -> Optional.of(new Of(spatialDropout()));
      case "GaussianNoise" -> Optional.of(new Of(gaussianNoise()));
      case "Flatten" -> Optional.of(new Of(flatten()));
      case "GlobalAveragePooling2D", "GlobalMaxPooling2D" -> Optional.of(new Of(globalPool()));
      case "ZeroPadding2D" -> Optional.of(new Of(zeroPadding()));
      case "Rescaling" -> Optional.of(rescaling());
      case "ActivityRegularization" -> Optional.of(activity());
      default -> new AugmentationReader(options).of(className).map(Element.class::cast);
    };
  }

  private Element activation() {
    if (options.raw("activation").asText("").equals("softmax")) {
      return new Softmax();
    }
    return new Of(new Activate(Activations.read(options, "activation")));
  }

  private Element softmax() {
    options.only("axis", "-1");
    return new Softmax();
  }

  private Window pool() {
    channelsLast();
    return options.window("pool_size", TWO);
  }

  /** The window itself unless given. */
  private Window strides() {
    return options.window("strides", options.window("pool_size", TWO));
  }

  private Padding padding() {
    String word = options.word("padding", "valid", List.of("valid", "same"));
    return Padding.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private void channelsLast() {
    options.only("data_format", CHANNELS_LAST);
  }

  private BatchNorm batchNorm() {
    options.only("axis", "-1", "3");
    options.only("synchronized", "false");
    options.only("renorm", "false");
    options.ignore("renorm_clipping", "renorm_momentum");
    requireStandard("moving_mean_initializer", Initializer.ZEROS);
    requireStandard("moving_variance_initializer", Initializer.ONES);
    return new BatchNorm(
        options.number("momentum", BatchNorm.STANDARD.momentum()),
        options.number("epsilon", BatchNorm.STANDARD.epsilon()),
        rule("scale", "gamma", Initializer.ONES),
        rule("center", "beta", Initializer.ZEROS));
  }

  private void requireStandard(String key, Initializer standard) {
    if (!Initializers.read(options, key, standard).equals(standard)) {
      options.wrong(key, "the standard one", options.raw(key), standard);
    }
  }

  private LayerNorm layerNorm() {
    options.only("axis", "-1", "[-1]", "3", "[3]");
    options.only("rms_scaling", "false");
    return new LayerNorm(
        options.number("epsilon", LayerNorm.STANDARD.epsilon()),
        rule("scale", "gamma", Initializer.ONES),
        rule("center", "beta", Initializer.ZEROS));
  }

  private Optional<WeightRule> rule(String flag, String weight, Initializer standard) {
    if (options.flag(flag, true)) {
      return Optional.of(WeightRuleFormat.read(options, weight, standard));
    }
    WeightRuleFormat.ignore(options, weight);
    return Optional.empty();
  }

  private Conv conv() {
    channelsLast();
    return new Conv(
        options.count("filters"),
        options.window("kernel_size", ONE),
        options.window("strides", ONE),
        options.window("dilation_rate", ONE),
        padding(),
        options.count("groups", 1),
        Activations.read(options, "activation"),
        rules("kernel"));
  }

  private DepthwiseConv depthwiseConv() {
    channelsLast();
    return new DepthwiseConv(
        options.count("depth_multiplier", 1),
        options.window("kernel_size", ONE),
        options.window("strides", ONE),
        options.window("dilation_rate", ONE),
        padding(),
        Activations.read(options, "activation"),
        rules("depthwise"));
  }

  private SeparableConv separableConv() {
    channelsLast();
    WeightRule depthwise = WeightRuleFormat.read(options, "depthwise", Initializer.GLOROT_UNIFORM);
    WeightRules rules = rules("pointwise");
    return new SeparableConv(
        options.count("filters"),
        options.count("depth_multiplier", 1),
        options.window("kernel_size", ONE),
        options.window("strides", ONE),
        options.window("dilation_rate", ONE),
        padding(),
        Activations.read(options, "activation"),
        depthwise.equals(rules.kernel()) ? Optional.empty() : Optional.of(depthwise),
        rules);
  }

  private Element dense() {
    int units = options.count("units");
    options.only("quantization_config");
    options.only("lora_rank");
    WeightRules rules = rules("kernel");
    if (options.raw("activation").asText("").equals("softmax")) {
      return new SoftmaxHead(new Dense(units, Activation.LINEAR, rules));
    }
    return new Of(new Dense(units, Activations.read(options, "activation"), rules));
  }

  private WeightRules rules(String kernel) {
    WeightRule ofKernel = WeightRuleFormat.read(options, kernel, Initializer.GLOROT_UNIFORM);
    boolean hasBias = options.flag("use_bias", true);
    WeightRule ofBias = WeightRule.of(Initializer.ZEROS);
    if (hasBias) {
      ofBias = WeightRuleFormat.read(options, "bias", Initializer.ZEROS);
    } else {
      WeightRuleFormat.ignore(options, "bias");
    }
    return new WeightRules(ofKernel, hasBias, ofBias, WeightRuleFormat.activity(options));
  }

  private Dropout dropout() {
    options.ignoreSeed("seed");
    options.only("noise_shape");
    return new Dropout(options.number("rate"));
  }

  private SpatialDropout spatialDropout() {
    options.ignoreSeed("seed");
    channelsLast();
    return new SpatialDropout(options.number("rate"));
  }

  private GaussianNoise gaussianNoise() {
    options.ignoreSeed("seed");
    return new GaussianNoise(options.number("stddev"));
  }

  private Flatten flatten() {
    channelsLast();
    return new Flatten();
  }

  private Layer globalPool() {
    channelsLast();
    options.only("keepdims", "false");
    return className.equals("GlobalMaxPooling2D") ? new GlobalMaxPool() : new GlobalAveragePool();
  }

  private ZeroPadding zeroPadding() {
    channelsLast();
    JsonNode padding = options.raw("padding");
    if (padding.isMissingNode()) {
      return ZeroPadding.of(1);
    }
    if (Options.isWhole(padding)) {
      return ZeroPadding.of(padding.intValue());
    }
    JsonNode rows = padding.path(0);
    JsonNode columns = padding.path(1);
    if (padding.size() == 2 && Options.isWhole(rows) && Options.isWhole(columns)) {
      return new ZeroPadding(
          rows.intValue(), rows.intValue(), columns.intValue(), columns.intValue());
    }
    return padding.size() == 2 && isPair(rows) && isPair(columns)
        ? new ZeroPadding(
            rows.path(0).intValue(),
            rows.path(1).intValue(),
            columns.path(0).intValue(),
            columns.path(1).intValue())
        : options.wrong(
            "padding", "rows above and below, columns left and right", padding, ZeroPadding.of(0));
  }

  private static boolean isPair(JsonNode value) {
    return value.size() == 2 && Options.isWhole(value.path(0)) && Options.isWhole(value.path(1));
  }

  private Element activity() {
    Penalty penalty = new Penalty(options.number("l1", 0), options.number("l2", 0));
    return new Element.Activity(new ActivityPenalty(penalty, Reduction.MEAN));
  }

  /** Division by 255 is what Foldwise does to bytes; there is no word for other scales. */
  private Element rescaling() {
    double scale = options.number("scale");
    double offset = options.number("offset", 0);
    if ((float) scale == 1 / 255f && offset == 0) {
      return new Rescale();
    }
    notes.refuse(
        place,
        "a scale of 1/255 without an offset, which bytes have in Foldwise",
        "scale %s, offset %s".formatted(scale, offset),
        "Scale the images before the model, and leave this layer out.");
    return new Refused();
  }
}
