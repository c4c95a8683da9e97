package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.avgPool;
import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.depthwiseConv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.layerNorm;
import static io.github.foldwise.model.Layers.pool;
import static io.github.foldwise.model.Layers.residual;
import static io.github.foldwise.model.Layers.separableConv;
import static io.github.foldwise.model.Layers.zeroPad;

import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Flatten;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.Window;
import io.github.foldwise.model.Convolved;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.Features;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.training.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One example for each layer, clause and border case. Each has a weight below the layer that it is
 * about, whose gradient is that in the layer's input, carried on.
 */
public final class Examples {
  private static final Window TWO = Window.square(2);
  private static final Window THREE = Window.square(3);

  private Examples() {}

  public static Stream<Example> all() {
    return Stream.of(
            convolutions(),
            dilations(),
            groups(),
            depthwise(),
            separable(),
            zeroPaddings(),
            residuals(),
            biases(),
            pools(),
            norms(),
            activations(),
            penalties(),
            losses(),
            together())
        .flatMap(stream -> stream);
  }

  private static Stream<Example> convolutions() {
    return Stream.of(
        maps("kernel 1", below().conv(2, 1)),
        maps("kernel 3", below().conv(2, 3)),
        maps("kernel 2, more padding at the end", below().conv(2, 2)),
        maps("kernel 4, more padding at the end", below().conv(2, 4)),
        maps("stride 2", below().conv(2, 3).stride(2)),
        maps("stride 3", below().conv(2, 3).stride(3)),
        maps("kernel 4, stride 2", below().conv(2, 4).stride(2)),
        maps("stride 2 over a kernel of 1 skips cells", below().conv(2, 1).stride(2)),
        maps("valid", below().conv(2, 3).valid()),
        maps("valid, kernel 2, stride 3, cells left over", below().conv(2, 2).valid().stride(3)),
        maps("valid, kernel as large as the map", below().conv(2, 5).valid()).on(5, 5, 1),
        maps("kernel larger than the map", below().conv(2, 5)).on(3, 2, 1),
        maps("maps of one cell", below().conv(2, 3)).on(1, 1, 3),
        maps("2×3 kernel, stride 1×2", below().conv(2, new Window(2, 3)).stride(1, 2)));
  }

  private static Stream<Example> dilations() {
    return Stream.of(
        maps("dilation 2", below().conv(2, 3).dilation(2)),
        maps("dilation 2, kernel 2", below().conv(2, 2).dilation(2)),
        maps("dilation 3×1, kernel 2×3", below().conv(2, new Window(2, 3)).dilation(3, 1)),
        maps("dilation 2, valid", below().conv(2, 3).valid().dilation(2)),
        maps("dilation 3×2, valid", below().conv(2, 2).valid().dilation(3, 2)),
        maps("dilation over the whole map", below().conv(2, 3).dilation(4)),
        maps("dilation of a kernel of one cell", below().conv(2, 1).dilation(2)),
        maps("dilation and groups", conv(4, 3).tanh().conv(2, 3).dilation(2).groups(2)));
  }

  private static Stream<Example> groups() {
    FeatureMaps four = conv(4, 2).tanh();
    return Stream.of(
        maps("two groups", four.conv(4, 3).groups(2)),
        maps("as many groups as channels", four.conv(8, 2).groups(4)),
        maps("two groups, stride 2, valid", four.conv(2, 2).valid().stride(2).groups(2)),
        maps("two groups, stride 2×1", four.conv(2, 3).stride(2, 1).groups(2)),
        maps("groups without a bias", four.conv(4, 3).groups(2).noBias().tanh()));
  }

  private static Stream<Example> depthwise() {
    return Stream.of(
        maps("depthwise", below().depthwiseConv(3)),
        maps("depthwise, multiplier 2", below().depthwiseConv(2).multiplier(2).relu()),
        maps("depthwise, stride 2", below().depthwiseConv(3).stride(2)),
        maps("depthwise, stride 2, valid", below().depthwiseConv(2).stride(2).valid()),
        maps("depthwise, stride 2×1", below().depthwiseConv(3).stride(2, 1)),
        maps("depthwise, stride 1×3, valid", below().depthwiseConv(2).stride(1, 3).valid()),
        maps("depthwise, 1×3", below().depthwiseConv(new Window(1, 3)).noBias()),
        maps("depthwise, dilation 2", below().depthwiseConv(3).dilation(2).multiplier(2)),
        maps("depthwise, dilation 2×1, valid", below().depthwiseConv(3).dilation(2, 1).valid()),
        maps("depthwise, dilation 2, stride 2", below().depthwiseConv(2).dilation(2).stride(2)),
        maps(
            "depthwise, dilation 2×3, stride 3×2, valid",
            below().depthwiseConv(2).dilation(2, 3).stride(3, 2).valid()),
        maps("depthwise of the input", depthwiseConv(3).tanh().l1l2(0.02, 0.03)),
        maps(
            "depthwise, penalties",
            below().depthwiseConv(3).l1l2(0.02, 0.03).biasL2(0.03).activityL2(0.01)));
  }

  private static Stream<Example> separable() {
    var separable = below().separableConv(2, 2);
    return Stream.of(
        maps("separable", separable),
        maps("separable, multiplier 2", separable.multiplier(2).gelu()),
        maps("separable, stride 2", separable.stride(2)),
        maps("separable, stride 2, valid", separable.stride(2).valid()),
        maps("separable, dilation 2", separable.dilation(2)),
        maps(
            "separable, dilation 2, stride 2×1, valid", separable.dilation(2).stride(2, 1).valid()),
        maps("separable without a bias", separable.noBias().tanh()),
        maps("separable of the input", separableConv(3, 3).tanh()),
        maps("separable, one penalty for both kernels", separable.l1l2(0.02, 0.03)),
        maps(
            "separable, a penalty for each kernel",
            separable.l2(0.02).depthwise(rule -> rule.with(new Penalty(0.04, 0)))));
  }

  private static Stream<Example> zeroPaddings() {
    return Stream.of(
        maps("zero padding", below().zeroPad(1).conv(2, 3).valid()),
        maps("zero padding, four sides", below().zeroPad(1, 2, 0, 3).conv(2, 2).valid().stride(2)),
        maps("zero padding of the input", zeroPad(2).conv(2, 3).valid().tanh()),
        maps("zero padding before the vector", below().zeroPad(0, 1, 1, 0)));
  }

  private static Stream<Example> residuals() {
    return Stream.of(
        maps("residual", below().residual(b -> b.conv(3, 3).bn().tanh().conv(3, 3).bn())),
        maps("residual, more filters", below().residual(b -> b.conv(4, 3).tanh())),
        maps("residual, stride 2", below().residual(b -> b.conv(3, 3).stride(2).tanh())),
        maps(
            "residual, strides multiply",
            below().residual(b -> b.conv(2, 2).stride(2).tanh().conv(4, 3).stride(2, 1))),
        maps(
            "residual, a custom projection",
            below().residual(b -> b.conv(2, 3).valid(), p -> p.conv(2, 3).valid().silu())),
        maps("residual, no weights in the block", below().residual(b -> b.tanh())),
        maps("residual of the input", residual(b -> b.conv(2, 3).tanh())),
        maps("residual of the input, projected", residual(b -> b.conv(3, 3).tanh())),
        maps(
            "residual within a residual",
            below().residual(b -> b.residual(c -> c.conv(2, 2).tanh()).conv(3, 2))),
        maps(
            "residual, penalties",
            below().residual(b -> b.conv(3, 2).tanh().l1l2(0.02, 0.03).activityL2(0.01))),
        maps("two residuals", below().residual(b -> b.conv(3, 2)).residual(b -> b.conv(3, 2))));
  }

  private static Stream<Example> biases() {
    return Stream.of(
        maps("no bias", below().conv(2, 3).noBias().tanh()),
        vector("no bias in a dense layer", below().flatten().dense(4).noBias().tanh()),
        Example.of("no bias in the head", below().flatten().classify(3, head -> head.noBias())));
  }

  private static Stream<Example> pools() {
    return Stream.of(
        maps("max pool 2", below().pool(2)),
        maps("max pool 3, cells left over", below().pool(3)).on(8, 7, 1),
        maps("max pool after ReLU", conv(3, 3).relu().pool(2)),
        layers("max pool, same, overlapping", new MaxPool(THREE, TWO, Padding.SAME)),
        layers("max pool, valid, overlapping", new MaxPool(THREE, TWO, Padding.VALID)),
        layers("max pool 3×2", new MaxPool(new Window(3, 2), new Window(1, 2), Padding.SAME)),
        maps("average pool 2", below().avgPool(2)),
        maps("average pool 3, cells left over", below().avgPool(3)).on(8, 7, 1),
        layers("average pool, same, overlapping", new AveragePool(THREE, TWO, Padding.SAME)),
        layers("average pool, valid, overlapping", new AveragePool(THREE, TWO, Padding.VALID)),
        layers("average pool 3×2", new AveragePool(new Window(3, 2), TWO, Padding.SAME)),
        maps("max pool, words of stride and padding", below().pool(3, p -> p.stride(2).same())),
        maps(
            "average pool, words of stride and padding",
            below().avgPool(new Window(2, 3), p -> p.stride(new Window(3, 1)).same())),
        vector("global average pool", below().globalAvgPool()),
        vector("global max pool", below().globalMaxPool()),
        vector("global max pool after ReLU", conv(3, 3).relu().globalMaxPool()),
        maps("max pool of the input", pool(2).conv(2, 3).tanh()),
        maps("average pool of the input", avgPool(2).conv(2, 3).tanh()));
  }

  private static Stream<Example> norms() {
    return Stream.of(
        maps("batch norm of maps", below().bn()),
        maps("batch norm of one image", below().bn()).rows(1),
        maps("batch norm, epsilon 0.1", below().bn(0.9, 0.1)),
        maps("batch norm of the input", bn().conv(2, 3).tanh()),
        vector("batch norm of vectors", flatten().dense(4).tanh().bn()).rows(5),
        vector("batch norm of one vector", flatten().dense(4).tanh().bn()).rows(1),
        maps("batch norm after ReLU", conv(3, 3).relu().bn()),
        maps("batch norm without scale", below().bn(b -> b.noScale())),
        maps("batch norm without centre", below().bn(b -> b.noCenter())),
        vector(
            "batch norm of vectors, neither",
            flatten().dense(4).tanh().bn(b -> b.noScale().noCenter())),
        maps(
            "batch norm with penalties",
            below().bn(b -> b.gammaL1l2(0.02, 0.03).betaL1l2(0.04, 0.05))),
        maps("layer norm of maps", below().layerNorm()),
        maps("layer norm, epsilon 0.1", below().layerNorm(0.1)),
        maps("layer norm without scale", below().layerNorm(n -> n.noScale())),
        maps("layer norm without centre", below().layerNorm(n -> n.noCenter())),
        maps(
            "layer norm with penalties",
            below().layerNorm(n -> n.gammaL1l2(0.02, 0.03).betaL1l2(0.04, 0.05))),
        maps("layer norm of the input", layerNorm().conv(2, 3).tanh()),
        vector("layer norm of vectors", flatten().dense(4).tanh().layerNorm()),
        vector("layer norm of one vector", flatten().dense(4).tanh().layerNorm()).rows(1),
        maps("batch norm twice", below().bn().conv(2, 2).bn().tanh()));
  }

  private static Stream<Example> activations() {
    List<Example> examples = new ArrayList<>();
    for (Activation activation : functions()) {
      String name = activation.kind().name().toLowerCase(Locale.ROOT) + " " + activation.alpha();
      examples.add(maps(name + " in a convolution", below().conv(2, 3).activation(activation)));
      examples.add(
          vector(name + " in a dense layer", below().flatten().dense(4).activation(activation)));
      examples.add(maps(name + " after batch norm", below().bn().activation(activation)));
    }
    return examples.stream();
  }

  static List<Activation> functions() {
    return List.of(
        Activation.LINEAR,
        Activation.RELU,
        Activation.leakyRelu(0.2),
        Activation.leakyRelu(0.01),
        Activation.ELU,
        Activation.elu(0.5),
        Activation.CELU,
        Activation.celu(0.5),
        Activation.RELU6,
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

  private static Stream<Example> penalties() {
    Convolved conv = below().conv(2, 3);
    var dense = below().flatten().dense(4);
    return Stream.of(
        maps("kernel l1", conv.l1(0.03)),
        maps("kernel l2", conv.l2(0.03)),
        maps("kernel l1l2", conv.l1l2(0.02, 0.03)),
        maps("bias l1", conv.biasL1(0.03)),
        maps("bias l2", conv.biasL2(0.03)),
        maps("bias l1l2", conv.biasL1l2(0.02, 0.03)),
        maps("activity l1, mean", conv.activityL1(0.03)),
        maps("activity l1, sum", conv.activityL1(0.03, Reduction.SUM)),
        maps("activity l2, mean", conv.tanh().activityL2(0.03)),
        maps("activity l2, sum", conv.tanh().activityL2(0.03, Reduction.SUM)),
        maps("activity l1l2, mean", conv.relu().activityL1l2(0.02, 0.03)),
        maps("activity l1l2, sum", conv.relu().activityL1l2(0.02, 0.03, Reduction.SUM)),
        vector("dense kernel l1l2", dense.l1l2(0.02, 0.03)),
        vector("dense bias l1l2", dense.biasL1l2(0.02, 0.03)),
        vector("dense activity, mean", dense.gelu().activityL1l2(0.02, 0.03)),
        vector("dense activity, sum", dense.relu().activityL1l2(0.02, 0.03, Reduction.SUM)),
        Example.of(
            "penalties of the head",
            below().flatten().classify(3, head -> head.l1l2(0.01, 0.02).biasL1l2(0.03, 0.04))));
  }

  /** Each loss on each head that it goes with. */
  public static Stream<Example> losses() {
    Features features = below().flatten();
    return Stream.of(
            distances().flatMap(loss -> losses(features.classify(3), "classify", loss)),
            distances().flatMap(loss -> losses(features.classifyEach(3), "classifyEach", loss)),
            distances().flatMap(loss -> losses(features.binary(), "binary", loss)),
            ofSoftmax().flatMap(loss -> losses(features.classify(3), "classify", loss)),
            ofSigmoids().flatMap(loss -> losses(features.classifyEach(3), "classifyEach", loss)),
            ofSigmoids().flatMap(loss -> losses(features.binary(), "binary", loss)))
        .flatMap(stream -> stream);
  }

  private static Stream<Loss> distances() {
    return Stream.of(
        Loss.meanSquaredError(), Loss.meanAbsoluteError(), Loss.huber(), Loss.huber(0.2));
  }

  private static Stream<Loss> ofSoftmax() {
    return Stream.of(
        Loss.SPARSE_CROSS_ENTROPY,
        Loss.ONE_HOT_CROSS_ENTROPY,
        Loss.sparseCrossEntropy().labelSmoothing(0.2),
        Loss.oneHotCrossEntropy().labelSmoothing(0.2),
        Loss.focal(),
        Loss.focal(0.7, 0.5).labelSmoothing(0.2));
  }

  private static Stream<Loss> ofSigmoids() {
    return Stream.of(
        Loss.binaryCrossEntropy(),
        Loss.binaryCrossEntropy().labelSmoothing(0.2),
        Loss.binaryFocal(),
        Loss.binaryFocal(0.5).labelSmoothing(0.2).balanced(0.3));
  }

  private static Stream<Example> losses(ModelSpec model, String head, Loss loss) {
    return Stream.of(1, 5)
        .map(
            rows ->
                Example.of("%s, %s, %s rows".formatted(head, loss, rows), model)
                    .with(loss)
                    .rows(rows));
  }

  private static Stream<Example> together() {
    return Stream.of(
        vector("the head alone", flatten()),
        Example.of("two classes", below().flatten().classify(2)),
        vector("dense layers", flatten().dense(5).tanh().dense(4).silu().dense(3).elu()),
        maps("pixels of bytes", below().conv(2, 3)).ofBytes(),
        vector("the notebook's layers", notebook()).on(8, 8, 1).rows(4));
  }

  private static Features notebook() {
    return conv(3, 3)
        .relu()
        .l1l2(0.01, 0.02)
        .biasL1(0.01)
        .activityL2(0.001, Reduction.SUM)
        .bn()
        .pool(2)
        .conv(4, 3)
        .relu()
        .l1l2(0.01, 0.02)
        .biasL1(0.01)
        .activityL2(0.001)
        .bn()
        .pool(2)
        .flatten()
        .dense(5)
        .relu()
        .l1l2(0.01, 0.02);
  }

  /** Smooth, so that few draws of weights are refused. */
  private static FeatureMaps below() {
    return conv(3, 3).tanh();
  }

  private static Example maps(String name, FeatureMaps maps) {
    return vector(name, maps.flatten());
  }

  private static Example vector(String name, Features vector) {
    return Example.of(name, vector.classify(3));
  }

  /** For what no word of the chain says. */
  private static Example layers(String name, Layer layer) {
    return Example.of(
        name,
        new ModelSpec(
            Optional.empty(),
            List.of(
                Conv.of(3, 3).withActivation(Activation.TANH), layer, new Flatten(), Dense.of(3))));
  }
}
