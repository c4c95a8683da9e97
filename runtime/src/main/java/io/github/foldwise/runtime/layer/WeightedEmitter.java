package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.runtime.convolution.KernelProduct;
import io.github.foldwise.runtime.convolution.WinogradConvolution;
import io.github.foldwise.runtime.graph.FusedOps;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BiasAddGrad;
import org.tensorflow.types.TFloat32;

/** Product with a kernel or two, bias, activation and the activity penalty. */
abstract class WeightedEmitter implements LayerEmitter {
  private final CheckedLayer place;
  private final Activation activation;
  private final WeightRules rules;

  WeightedEmitter(CheckedLayer place, Activation activation, WeightRules rules) {
    this.place = place;
    this.activation = activation;
    this.rules = rules;
  }

  /** The input times the kernels; the backward pass records the kernels' gradients. */
  abstract Forward product(Head head, Operand<TFloat32> x);

  final Operand<TFloat32> read(Head head, String weight) {
    return head.weights().read(place.name() + "/" + weight);
  }

  /** A product whose backward pass records the gradient of the kernel of this name. */
  final Forward by(Head head, String kernel, KernelProduct<TFloat32> product) {
    return new Forward(
        product.value(),
        (dProduct, inputWanted) -> {
          if (!place.frozen()) {
            head.gradient(place.name() + "/" + kernel, product.kernelGradient().apply(dProduct));
          }
          return inputWanted ? product.inputGradient().apply(dProduct) : dProduct;
        });
  }

  @Override
  public final Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return activated(head, product(head, x).output());
  }

  /** Whether this pass wants a penalty on all outputs. */
  final boolean isPenalised(Head head) {
    return head.constants().isEmpty() && !rules.activity().isNone();
  }

  /** The output of the layer from its product. */
  final Operand<TFloat32> activated(Head head, Operand<TFloat32> product) {
    Operand<TFloat32> y = unpenalised(head, product);
    head.penalise(rules.activity(), y);
    return y;
  }

  /** The same without the activity penalty. */
  final Operand<TFloat32> unpenalised(Head head, Operand<TFloat32> product) {
    return ActivationOps.apply(head.tf(), activation, plusBias(head, product));
  }

  /** The op that does what follows this layer's product, too; most have none. */
  Optional<FinishedProduct> finishedProduct(Head head) {
    return Optional.empty();
  }

  /** A product and, by the same op, bias, ReLU if asked for, and what a norm and a pool do. */
  @FunctionalInterface
  interface FinishedProduct {
    /** {@code factors} and {@code window} are those of {@link FusedOps#tileOutput}. */
    WinogradConvolution.Finished of(
        Operand<TFloat32> x, List<Operand<TFloat32>> factors, int window);
  }

  final boolean isRelu() {
    return activation.kind() == Activation.Kind.RELU;
  }

  /** The bias, (C); zeros if there is none. */
  final Operand<TFloat32> bias(Head head) {
    return rules.hasBias() ? read(head, "bias") : head.filled(place.output().channels(), 0);
  }

  final void penalise(Head head, FusedOps.Maps maps) {
    head.penalise(rules.activity(), maps);
  }

  /** Whether {@link #rectified} can be used. */
  final boolean isRectified(Head head) {
    return head.fused().isPresent() && isRelu();
  }

  /** ReLU and its output in training, and the way back from the gradient of its input. */
  record Rectified(FusedOps.Relu relu, BeforeRelu before) {}

  /** The backward pass of what comes before a ReLU, from the gradient of its input. */
  @FunctionalInterface
  interface BeforeRelu {
    Operand<TFloat32> apply(FusedOps.ReluGradient gradient, boolean inputWanted);
  }

  /** The training pass of a layer through whose ReLU an op of this module goes back. */
  final Rectified rectified(Head head, Operand<TFloat32> x) {
    Optional<FinishedProduct> op = finishedProduct(head);
    if (op.isPresent()) {
      int channels = place.output().channels();
      List<Operand<TFloat32>> factors =
          List.of(bias(head), head.filled(channels, 1), head.filled(channels, 0));
      WinogradConvolution.Finished finished = op.get().of(x, factors, 1);
      penalise(head, finished.maps());
      return rectified(head, by(head, "kernel", finished.product()), finished.maps().y());
    }
    Forward product = product(head, x);
    return rectified(head, product, activated(head, product.output()));
  }

  private Rectified rectified(Head head, Forward product, Operand<TFloat32> y) {
    ActivityPenalty activity = rules.activity();
    Operand<TFloat32> l1 = head.factor(activity, activity.penalty().l1());
    Operand<TFloat32> l2 = head.factor(activity, activity.penalty().l2());
    return new Rectified(
        new FusedOps.Relu(y, l1, l2),
        (gradient, inputWanted) -> {
          noteBias(head, gradient::sums);
          return product.backward().apply(gradient.dx(), inputWanted);
        });
  }

  private static Forward train(Head head, FusedOps ops, Rectified rectified) {
    FusedOps.Relu relu = rectified.relu();
    return new Forward(
        relu.y(),
        (dy, inputWanted) ->
            rectified.before().apply(ops.reluGradient(head.tf(), dy, relu), inputWanted));
  }

  @Override
  public final Forward train(Head head, Operand<TFloat32> x) {
    if (isRectified(head)) {
      return train(head, head.fused().orElseThrow(), rectified(head, x));
    }
    Forward product = product(head, x);
    Operand<TFloat32> sum = plusBias(head, product.output());
    Operand<TFloat32> y = ActivationOps.apply(head.tf(), activation, sum);
    head.penalise(rules.activity(), y);
    return new Forward(
        y,
        (dy, inputWanted) -> product.backward().apply(sumGradient(head, sum, y, dy), inputWanted));
  }

  private Operand<TFloat32> plusBias(Head head, Operand<TFloat32> product) {
    return rules.hasBias() ? head.tf().nn.biasAdd(product, read(head, "bias")) : product;
  }

  private Operand<TFloat32> sumGradient(
      Head head, Operand<TFloat32> sum, Operand<TFloat32> y, Operand<TFloat32> dy) {
    Ops tf = head.tf();
    Operand<TFloat32> penalised = head.withPenaltyGradient(rules.activity(), y, dy);
    Operand<TFloat32> dSum = ActivationOps.gradient(tf, activation, sum, y, penalised);
    noteBias(head, () -> BiasAddGrad.create(tf.scope(), dSum));
    return dSum;
  }

  private void noteBias(Head head, Supplier<Operand<TFloat32>> gradient) {
    if (rules.hasBias() && !place.frozen()) {
      head.gradient(place.name() + "/bias", gradient.get());
    }
  }
}
