package io.github.foldwise.layer;

import io.github.foldwise.canonical.Canonical;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a layer as the words that declare it: {@code conv(64, 3)}, {@code dropout(0.6)}. */
public final class Words implements Layer.Visitor<String> {
  private static final Words OF = new Words();

  private Words() {}

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
        : "bn(%s, %s)".formatted(layer.momentum(), layer.epsilon());
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
    return "dropout(%s)".formatted(layer.rate());
  }

  @Override
  public String flatten(Flatten layer) {
    return "flatten()";
  }

  @Override
  public String gaussianNoise(GaussianNoise layer) {
    return "gaussianNoise(%s)".formatted(layer.standardDeviation());
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
        : "layerNorm(%s)".formatted(layer.epsilon());
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
    return "spatialDropout(%s)".formatted(layer.rate());
  }

  /** The last dense layer is declared by the word of its head. */
  public static String head(ClassHead head, Dense layer) {
    return switch (head) {
      case SOFTMAX -> "classify(%s)".formatted(layer.units());
      case SIGMOIDS -> "classifyEach(%s)".formatted(layer.units());
      case BINARY -> "binary()";
    };
  }

  /** {@code 3} for a square, as it is declared; {@code 3×5} for what only a record can say. */
  public static String of(Window window) {
    return window.height() == window.width() ? String.valueOf(window.height()) : window.toString();
  }

  public static String activation(Activation activation) {
    return switch (activation.kind()) {
      case LINEAR -> "linear()";
      case RELU -> "relu()";
      case LEAKY_RELU -> "leakyRelu(%s)".formatted(activation.alpha());
      case ELU -> activation.alpha() == 1 ? "elu()" : "elu(%s)".formatted(activation.alpha());
      case CELU -> activation.alpha() == 1 ? "celu()" : "celu(%s)".formatted(activation.alpha());
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

  public static String stride(Window stride) {
    return "stride(%s)".formatted(steps(stride));
  }

  public static String dilation(Window dilation) {
    return "dilation(%s)".formatted(steps(dilation));
  }

  public static String groups(int number) {
    return "groups(%s)".formatted(number);
  }

  public static String multiplier(int number) {
    return "multiplier(%s)".formatted(number);
  }

  public static String depthwise(WeightRule rule) {
    return "depthwise(%s)".formatted(Canonical.of(rule));
  }

  static String momentum(double momentum) {
    return "momentum(%s)".formatted(momentum);
  }

  static String epsilon(double epsilon) {
    return "epsilon(%s)".formatted(epsilon);
  }

  public static String activityPenalty(ActivityPenalty activity) {
    String mean = penalty("activityL", activity.penalty());
    return activity.reduction() == Reduction.MEAN
        ? mean
        : mean.replace(")", ", " + activity.reduction() + ")");
  }

  /** {@code 2}, or {@code 2, 1} where rows and columns have steps of their own. */
  private static String steps(Window steps) {
    return steps.height() == steps.width()
        ? String.valueOf(steps.height())
        : steps.height() + ", " + steps.width();
  }

  private static String chain(List<Layer> layers) {
    return layers.stream().map(Words::of).collect(Collectors.joining("."));
  }

  /** {@code l1(…)}, {@code l2(…)} or {@code l1l2(…, …)}; {@code biasL1(…)} and so on. */
  static String penalty(String prefix, Penalty penalty) {
    if (penalty.l2() == 0) {
      return prefix + "1(%s)".formatted(penalty.l1());
    }
    if (penalty.l1() == 0) {
      return prefix + "2(%s)".formatted(penalty.l2());
    }
    return prefix + "1l2(%s, %s)".formatted(penalty.l1(), penalty.l2());
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
