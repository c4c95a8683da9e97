package io.github.foldwise.layer;

import io.github.foldwise.canonical.Canonical;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a layer as the words that declare it: {@code conv(64, 3)}, {@code dropout(0.6)}. */
public final class Words implements Layer.Visitor<String> {
  private static final Words OF = new Words();

  private Words() {}

  /** The first word, without clauses: {@code conv(64, 3)}. */
  public static String of(Layer layer) {
    return layer.accept(OF);
  }

  @Override
  public String activate(Activate layer) {
    return activation(layer.activation());
  }

  @Override
  public String averagePool(AveragePool layer) {
    return pool("avgPool", layer.window(), layer.stride(), layer.padding());
  }

  @Override
  public String batchNorm(BatchNorm layer) {
    return layer.momentum() == BatchNorm.STANDARD.momentum()
            && layer.epsilon() == BatchNorm.STANDARD.epsilon()
        ? "bn()"
        : "bn(%s, %s)".formatted(number(layer.momentum()), number(layer.epsilon()));
  }

  @Override
  public String conv(Conv layer) {
    return "conv(%s, %s)".formatted(layer.filters(), of(layer.kernel()));
  }

  @Override
  public String dense(Dense layer) {
    return "dense(%s)".formatted(layer.units());
  }

  @Override
  public String depthwiseConv(DepthwiseConv layer) {
    return "depthwiseConv(%s)".formatted(of(layer.kernel()));
  }

  @Override
  public String dropout(Dropout layer) {
    return "dropout(%s)".formatted(number(layer.rate()));
  }

  @Override
  public String flatten(Flatten layer) {
    return "flatten()";
  }

  @Override
  public String gaussianNoise(GaussianNoise layer) {
    return "gaussianNoise(%s)".formatted(number(layer.standardDeviation()));
  }

  @Override
  public String globalAveragePool(GlobalAveragePool layer) {
    return "globalAvgPool()";
  }

  @Override
  public String globalMaxPool(GlobalMaxPool layer) {
    return "globalMaxPool()";
  }

  @Override
  public String layerNorm(LayerNorm layer) {
    return layer.epsilon() == LayerNorm.STANDARD.epsilon()
        ? "layerNorm()"
        : "layerNorm(%s)".formatted(number(layer.epsilon()));
  }

  @Override
  public String maxPool(MaxPool layer) {
    return pool("pool", layer.window(), layer.stride(), layer.padding());
  }

  @Override
  public String residual(Residual layer) {
    return "residual(%s%s)"
        .formatted(
            chain(layer.block()),
            layer
                .projection()
                .filter(projection -> !projection.isEmpty())
                .map(projection -> ", " + chain(projection))
                .orElse(""));
  }

  @Override
  public String separableConv(SeparableConv layer) {
    return "separableConv(%s, %s)".formatted(layer.filters(), of(layer.kernel()));
  }

  @Override
  public String zeroPadding(ZeroPadding layer) {
    return layer.equals(ZeroPadding.of(layer.top()))
        ? "zeroPad(%s)".formatted(layer.top())
        : "zeroPad(%s, %s, %s, %s)"
            .formatted(layer.top(), layer.bottom(), layer.left(), layer.right());
  }

  @Override
  public String spatialDropout(SpatialDropout layer) {
    return "spatialDropout(%s)".formatted(number(layer.rate()));
  }

  /** The word of the head, which declares the last dense layer. */
  public static String head(ClassHead head, Dense layer) {
    return switch (head) {
      case SOFTMAX -> "classify(%s)".formatted(layer.units());
      case SIGMOIDS -> "classifyEach(%s)".formatted(layer.units());
      case BINARY -> "binary()";
    };
  }

  /** {@code 3} for a square, {@code 3×5} for any other window. */
  public static String of(Window window) {
    return window.height() == window.width() ? String.valueOf(window.height()) : window.toString();
  }

  /** {@code relu()}. */
  public static String activation(Activation activation) {
    return switch (activation.kind()) {
      case LINEAR -> "linear()";
      case RELU -> "relu()";
      case LEAKY_RELU -> "leakyRelu(%s)".formatted(number(activation.alpha()));
      case ELU ->
          activation.alpha() == 1 ? "elu()" : "elu(%s)".formatted(number(activation.alpha()));
      case CELU ->
          activation.alpha() == 1 ? "celu()" : "celu(%s)".formatted(number(activation.alpha()));
      case RELU6 -> "relu6()";
      case SELU -> "selu()";
      case SILU -> "silu()";
      case GELU -> "gelu()";
      case GELU_TANH -> "geluTanh()";
      case MISH -> "mish()";
      case TANH -> "tanh()";
      case SIGMOID -> "sigmoid()";
      case HARD_SIGMOID -> "hardSigmoid()";
      case HARD_SILU -> "hardSilu()";
      case SOFTPLUS -> "softplus()";
      case SOFTSIGN -> "softsign()";
      case EXPONENTIAL -> "exponential()";
    };
  }

  /** {@code stride(2)}, {@code stride(2, 1)}. */
  public static String stride(Window stride) {
    return "stride(%s)".formatted(steps(stride));
  }

  /** {@code dilation(2)}. */
  public static String dilation(Window dilation) {
    return "dilation(%s)".formatted(steps(dilation));
  }

  /** {@code groups(4)}. */
  public static String groups(int number) {
    return "groups(%s)".formatted(number);
  }

  /** {@code multiplier(2)}. */
  public static String multiplier(int number) {
    return "multiplier(%s)".formatted(number);
  }

  /** {@code depthwise(…)}. */
  public static String depthwise(WeightRule rule) {
    return "depthwise(%s)".formatted(Canonical.of(rule));
  }

  /** {@code momentum(0.9)}. */
  public static String momentum(double momentum) {
    return "momentum(%s)".formatted(number(momentum));
  }

  /** {@code epsilon(0.1)}. */
  public static String epsilon(double epsilon) {
    return "epsilon(%s)".formatted(number(epsilon));
  }

  /** {@code activityL2(0.1)}, {@code activityL2(0.1, SUM)}. */
  public static String activityPenalty(ActivityPenalty activity) {
    String mean = penalty("activityL", activity.penalty());
    return activity.reduction() == Reduction.MEAN
        ? mean
        : mean.replace(")", ", " + activity.reduction() + ")");
  }

  /** {@code 2}, or {@code 2, 1} if rows and columns differ. */
  private static String steps(Window steps) {
    return steps.height() == steps.width()
        ? String.valueOf(steps.height())
        : steps.height() + ", " + steps.width();
  }

  private static String chain(List<Layer> layers) {
    return layers.stream().map(Words::of).collect(Collectors.joining("."));
  }

  /** {@code 0.5}, {@code 1e-5}. */
  private static String number(double value) {
    return String.valueOf(value).replace(".0E-", "e-");
  }

  /** {@code l1(…)}, {@code l2(…)} or {@code l1l2(…, …)}; {@code biasL1(…)} and so on. */
  static String penalty(String prefix, Penalty penalty) {
    if (penalty.l2() == 0) {
      return prefix + "1(%s)".formatted(number(penalty.l1()));
    }
    if (penalty.l1() == 0) {
      return prefix + "2(%s)".formatted(number(penalty.l2()));
    }
    return prefix + "1l2(%s, %s)".formatted(number(penalty.l1()), number(penalty.l2()));
  }

  private static String pool(String word, Window window, Window stride, Padding padding) {
    return word
        + "("
        + of(window)
        + (stride.equals(window) ? "" : ", stride " + of(stride))
        + (padding == Padding.VALID ? "" : ", same")
        + ")";
  }
}
