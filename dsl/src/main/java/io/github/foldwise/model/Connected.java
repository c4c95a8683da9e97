package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import java.util.function.Function;

/** Features straight from a dense layer: the clauses of that layer may follow, each once. */
@CheckReturnValue
public final class Connected extends Features {
  private final Dense layer;

  Connected(Chain chain) {
    super(chain);
    this.layer = (Dense) chain.layers().get(chain.layers().size() - 1);
  }

  /** {@code factor · Σ|w|} on the kernel. */
  public Connected l1(double factor) {
    return l1l2(factor, 0);
  }

  /** {@code factor · Σw²} on the kernel. */
  public Connected l2(double factor) {
    return l1l2(0, factor);
  }

  /** {@code l1 · Σ|w| + l2 · Σw²} on the kernel. */
  public Connected l1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    requireUnset(
        "kernel penalty", Penalty.NONE, layer.penalties().kernel(), penalty, Words::kernelPenalty);
    return with(layer.withPenalties(layer.penalties().withKernel(penalty)));
  }

  /** {@code factor · Σ|b|} on the bias. */
  public Connected biasL1(double factor) {
    return biasL1l2(factor, 0);
  }

  /** {@code factor · Σb²} on the bias. */
  public Connected biasL2(double factor) {
    return biasL1l2(0, factor);
  }

  /** {@code l1 · Σ|b| + l2 · Σb²} on the bias. */
  public Connected biasL1l2(double l1, double l2) {
    Penalty penalty = new Penalty(l1, l2);
    requireUnset(
        "bias penalty", Penalty.NONE, layer.penalties().bias(), penalty, Words::biasPenalty);
    return with(layer.withPenalties(layer.penalties().withBias(penalty)));
  }

  /** {@code factor · Σ|y|} on the output after the activation, divided by the rows of the batch. */
  public Connected activityL1(double factor) {
    return activity(factor, 0, Reduction.MEAN);
  }

  /** {@code factor · Σ|y|} on the output after the activation. */
  public Connected activityL1(double factor, Reduction reduction) {
    return activity(factor, 0, reduction);
  }

  /** {@code factor · Σy²} on the output after the activation, divided by the rows of the batch. */
  public Connected activityL2(double factor) {
    return activity(0, factor, Reduction.MEAN);
  }

  /** {@code factor · Σy²} on the output after the activation. */
  public Connected activityL2(double factor, Reduction reduction) {
    return activity(0, factor, reduction);
  }

  /** {@code l1 · Σ|y| + l2 · Σy²} on the output, divided by the rows of the batch. */
  public Connected activityL1l2(double l1, double l2) {
    return activity(l1, l2, Reduction.MEAN);
  }

  /** {@code l1 · Σ|y| + l2 · Σy²} on the output after the activation. */
  public Connected activityL1l2(double l1, double l2, Reduction reduction) {
    return activity(l1, l2, reduction);
  }

  /** Fills the kernel before training; Glorot-uniform unless said otherwise. */
  public Connected kernelInitializer(Initializer initializer) {
    requireUnset(
        "kernel initializer",
        Initializer.GLOROT_UNIFORM,
        layer.kernelInitializer(),
        initializer,
        Words::kernelInitializer);
    return with(layer.withKernelInitializer(initializer));
  }

  /** Fills the bias before training; zeros unless said otherwise. */
  public Connected biasInitializer(Initializer initializer) {
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
  public Connected relu() {
    return activation(Activation.RELU);
  }

  /** {@code x > 0 ? x : eˣ − 1}. */
  @Override
  public Connected elu() {
    return activation(Activation.ELU);
  }

  /** Self-normalising ELU. */
  @Override
  public Connected selu() {
    return activation(Activation.SELU);
  }

  /** {@code x · σ(x)}, also called swish. */
  @Override
  public Connected silu() {
    return activation(Activation.SILU);
  }

  /** {@code x · Φ(x)}, exact. */
  @Override
  public Connected gelu() {
    return activation(Activation.GELU);
  }

  /** Hyperbolic tangent. */
  @Override
  public Connected tanh() {
    return activation(Activation.TANH);
  }

  /** {@code 1 / (1 + e⁻ˣ)}. */
  @Override
  public Connected sigmoid() {
    return activation(Activation.SIGMOID);
  }

  /** {@code x > 0 ? x : 0.2 · x}, the slope of Keras's function. */
  @Override
  public Connected leakyRelu() {
    return leakyRelu(0.2);
  }

  /** {@code x > 0 ? x : slope · x}. */
  @Override
  public Connected leakyRelu(double slope) {
    return activation(Activation.leakyRelu(slope));
  }

  /**
   * The given function, applied within the layer: before the activity penalty and the next layer.
   */
  @Override
  public Connected activation(Activation function) {
    requireUnset("activation", Activation.LINEAR, layer.activation(), function, Words::activation);
    return with(layer.withActivation(function));
  }

  private Connected activity(double l1, double l2, Reduction reduction) {
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

  private Connected with(Dense changed) {
    return new Connected(chain().replaceLast(changed));
  }
}
