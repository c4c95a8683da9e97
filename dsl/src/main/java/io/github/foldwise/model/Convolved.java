package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import java.util.function.Function;

/** Feature maps straight from a convolution: the clauses of that layer may follow, each once. */
@CheckReturnValue
public final class Convolved extends FeatureMaps {
  private final Conv layer;

  Convolved(Chain chain) {
    super(chain);
    this.layer = (Conv) chain.layers().get(chain.layers().size() - 1);
  }

  /** Step between windows, in both directions; 1 unless said otherwise. */
  public Convolved stride(int step) {
    Window stride = Window.square(step);
    requireUnset("stride", Window.square(1), layer.stride(), stride, Words::stride);
    return with(layer.withStride(stride));
  }

  /** No padding: only windows that fit. */
  public Convolved valid() {
    return with(layer.withPadding(Padding.VALID));
  }

  /** {@code factor · Σ|w|} on the kernel. */
  public Convolved l1(double factor) {
    return l1l2(factor, 0);
  }

  /** {@code factor · Σw²} on the kernel. */
  public Convolved l2(double factor) {
    return l1l2(0, factor);
  }

  /** {@code l1 · Σ|w| + l2 · Σw²} on the kernel. */
  public Convolved l1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    requireUnset(
        "kernel penalty", Penalty.NONE, layer.penalties().kernel(), penalty, Words::kernelPenalty);
    return with(layer.withPenalties(layer.penalties().withKernel(penalty)));
  }

  /** {@code factor · Σ|b|} on the bias. */
  public Convolved biasL1(double factor) {
    return biasL1l2(factor, 0);
  }

  /** {@code factor · Σb²} on the bias. */
  public Convolved biasL2(double factor) {
    return biasL1l2(0, factor);
  }

  /** {@code l1 · Σ|b| + l2 · Σb²} on the bias. */
  public Convolved biasL1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    requireUnset(
        "bias penalty", Penalty.NONE, layer.penalties().bias(), penalty, Words::biasPenalty);
    return with(layer.withPenalties(layer.penalties().withBias(penalty)));
  }

  /** {@code factor · Σ|y|} on the output after the activation, divided by the rows of the batch. */
  public Convolved activityL1(double factor) {
    return activity(factor, 0, Reduction.MEAN);
  }

  /** {@code factor · Σ|y|} on the output after the activation. */
  public Convolved activityL1(double factor, Reduction reduction) {
    return activity(factor, 0, reduction);
  }

  /** {@code factor · Σy²} on the output after the activation, divided by the rows of the batch. */
  public Convolved activityL2(double factor) {
    return activity(0, factor, Reduction.MEAN);
  }

  /** {@code factor · Σy²} on the output after the activation. */
  public Convolved activityL2(double factor, Reduction reduction) {
    return activity(0, factor, reduction);
  }

  /** {@code l1 · Σ|y| + l2 · Σy²} on the output, divided by the rows of the batch. */
  public Convolved activityL1l2(double l1, double l2) {
    return activity(l1, l2, Reduction.MEAN);
  }

  /** {@code l1 · Σ|y| + l2 · Σy²} on the output after the activation. */
  public Convolved activityL1l2(double l1, double l2, Reduction reduction) {
    return activity(l1, l2, reduction);
  }

  /** Fills the kernel before training; Glorot-uniform unless said otherwise. */
  public Convolved kernelInitializer(Initializer initializer) {
    requireUnset(
        "kernel initializer",
        Initializer.GLOROT_UNIFORM,
        layer.kernelInitializer(),
        initializer,
        Words::kernelInitializer);
    return with(layer.withKernelInitializer(initializer));
  }

  /** Fills the bias before training; zeros unless said otherwise. */
  public Convolved biasInitializer(Initializer initializer) {
    requireUnset(
        "bias initializer",
        Initializer.ZEROS,
        layer.biasInitializer(),
        initializer,
        Words::biasInitializer);
    return with(layer.withBiasInitializer(initializer));
  }

  /** {@code max(x, 0)}. */
  @Override
  public Convolved relu() {
    return activation(Activation.RELU);
  }

  /** {@code x > 0 ? x : eˣ − 1}. */
  @Override
  public Convolved elu() {
    return activation(Activation.ELU);
  }

  /** Self-normalising ELU. */
  @Override
  public Convolved selu() {
    return activation(Activation.SELU);
  }

  /** {@code x · σ(x)}, also called swish. */
  @Override
  public Convolved silu() {
    return activation(Activation.SILU);
  }

  /** {@code x · Φ(x)}, exact. */
  @Override
  public Convolved gelu() {
    return activation(Activation.GELU);
  }

  /** Hyperbolic tangent. */
  @Override
  public Convolved tanh() {
    return activation(Activation.TANH);
  }

  /** {@code 1 / (1 + e⁻ˣ)}. */
  @Override
  public Convolved sigmoid() {
    return activation(Activation.SIGMOID);
  }

  /** {@code x > 0 ? x : 0.2 · x}, the slope of Keras's function. */
  @Override
  public Convolved leakyRelu() {
    return leakyRelu(0.2);
  }

  /** {@code x > 0 ? x : slope · x}. */
  @Override
  public Convolved leakyRelu(double slope) {
    return activation(Activation.leakyRelu(slope));
  }

  /**
   * The given function, applied within the layer: before the activity penalty and the next layer.
   */
  @Override
  public Convolved activation(Activation function) {
    requireUnset("activation", Activation.LINEAR, layer.activation(), function, Words::activation);
    return with(layer.withActivation(function));
  }

  private Convolved activity(double l1, double l2, Reduction reduction) {
    ActivityPenalty penalty = new ActivityPenalty(new Penalty(l1, l2), reduction);
    requireUnset(
        "activity penalty",
        ActivityPenalty.NONE,
        layer.penalties().activity(),
        penalty,
        Words::activityPenalty);
    return with(layer.withPenalties(layer.penalties().withActivity(penalty)));
  }

  private <T> void requireUnset(
      String clause, T unset, T now, T wanted, Function<T, String> words) {
    Chain.requireUnset(Words.of(layer), clause, unset, now, wanted, words);
  }

  private Convolved with(Conv changed) {
    return new Convolved(chain().replaceLast(changed));
  }
}
