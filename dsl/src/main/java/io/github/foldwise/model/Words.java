package io.github.foldwise.model;

/** Writes a layer as the words that declare it: {@code conv(64, 3)}, {@code dropout(0.6)}. */
final class Words implements Layer.Visitor<String> {
  private static final Words OF = new Words();

  private Words() {}

  static String of(Layer layer) {
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
  public String spatialDropout(SpatialDropout layer) {
    return "spatialDropout(%s)".formatted(layer.rate());
  }

  /** The last dense layer is declared by the word of its head. */
  static String head(ClassHead head, Dense layer) {
    return switch (head) {
      case SOFTMAX -> "classify(%s)".formatted(layer.units());
      case SIGMOIDS -> "classifyEach(%s)".formatted(layer.units());
      case BINARY -> "binary()";
    };
  }

  /** {@code 3} for a square, as it is declared; {@code 3×5} for what only a record can say. */
  static String of(Window window) {
    return window.height() == window.width() ? String.valueOf(window.height()) : window.toString();
  }

  static String activation(Activation activation) {
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

  static String stride(Window stride) {
    return "stride(%s)".formatted(of(stride));
  }

  static String momentum(double momentum) {
    return "momentum(%s)".formatted(momentum);
  }

  static String epsilon(double epsilon) {
    return "epsilon(%s)".formatted(epsilon);
  }

  static String activityPenalty(ActivityPenalty activity) {
    String mean = penalty("activityL", activity.penalty());
    return activity.reduction() == Reduction.MEAN
        ? mean
        : mean.replace(")", ", " + activity.reduction() + ")");
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
