package io.github.foldwise.onnx;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activate;
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
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes of each layer. ONNX's feature maps are {@code channels × height × width}: the first
 * layer that needs them so is preceded by the only transpose. What {@code flatten} makes of such
 * maps has another order than ours, so the weights of the layers after it change theirs.
 */
final class LayerNodes implements Layer.Visitor<String> {
  private final OnnxGraph graph;
  private final Map<String, float[]> weights;
  private final ActivationNodes activations;
  private CheckedLayer place;
  private String x;
  private boolean channelsFirst;
  private Optional<Shape> flattened = Optional.empty(); // maps whose channels came first

  private LayerNodes(OnnxGraph graph, Map<String, float[]> weights, String image) {
    this.graph = graph;
    this.weights = weights;
    this.activations = new ActivationNodes(graph);
    this.x = image;
  }

  /** Adds the nodes of these layers and returns the name of the last one's value. */
  static String add(
      OnnxGraph graph, List<CheckedLayer> layers, Map<String, float[]> weights, String image) {
    return new LayerNodes(graph, weights, image).chain(layers, image);
  }

  private String chain(List<CheckedLayer> layers, String input) {
    x = input;
    for (CheckedLayer layer : layers) {
      enter(layer);
      x = layer.layer().accept(this);
    }
    return x;
  }

  private void enter(CheckedLayer layer) {
    place = layer;
    graph.enter(layer.name());
  }

  @Override
  public String activate(Activate layer) {
    return activations.of(layer.activation(), x);
  }

  @Override
  public String averagePool(AveragePool layer) {
    return graph.node( // of padding nothing is counted, unless it is asked for
        "AveragePool",
        maps(),
        Attribute.of("kernel_shape", layer.window()),
        Attribute.of("strides", layer.stride()),
        pads(layer.window(), layer.stride(), Window.square(1)));
  }

  @Override
  public String batchNorm(BatchNorm layer) {
    String input = place.input().isImage() ? maps() : x;
    return graph.node(
        "BatchNormalization",
        List.of(
            input,
            perChannel("gamma", 1),
            perChannel("beta", 0),
            perChannel("moving_mean", 0),
            perChannel("moving_variance", 1)),
        Attribute.of("epsilon", layer.epsilon()));
  }

  @Override
  public String conv(Conv layer) {
    String kernel = kernel("kernel", 3, 2, 0, 1); // (h, w, in, out) → (out, in, h, w)
    return activated(layer, sliding(layer, layer.groups(), withBias(layer, maps(), kernel)));
  }

  @Override
  public String dense(Dense layer) {
    int inputs = place.input().size();
    float[] values = inOrder(weight("kernel"), layer.units());
    String kernel = graph.constant(nameOf("kernel"), values, List.of(inputs, layer.units()));
    flattened = Optional.empty();
    return activated(layer, graph.node("Gemm", withBias(layer, x, kernel)));
  }

  @Override
  public String depthwiseConv(DepthwiseConv layer) {
    String kernel = depthwiseKernel("kernel");
    return activated(
        layer, sliding(layer, place.input().channels(), withBias(layer, maps(), kernel)));
  }

  @Override
  public String dropout(Dropout layer) {
    return x;
  }

  @Override
  public String flatten(Flatten layer) {
    if (place.input().isImage() && channelsFirst) {
      flattened = Optional.of(place.input());
    }
    return graph.node("Flatten", x, Attribute.of("axis", 1));
  }

  @Override
  public String gaussianNoise(GaussianNoise layer) {
    return x;
  }

  @Override
  public String globalAveragePool(GlobalAveragePool layer) {
    return graph.node("ReduceMean", maps(), heightAndWidth(), Attribute.of("keepdims", 0));
  }

  @Override
  public String globalMaxPool(GlobalMaxPool layer) {
    return graph.node("ReduceMax", maps(), heightAndWidth(), Attribute.of("keepdims", 0));
  }

  /** Opset 13 has no operator for it. */
  @Override
  public String layerNorm(LayerNorm layer) {
    String input = place.input().isImage() ? maps() : x;
    String centred = graph.node("Sub", List.of(input, meanOfChannels(input)));
    String variance = meanOfChannels(graph.node("Mul", List.of(centred, centred)));
    String deviation =
        graph.node("Sqrt", graph.node("Add", List.of(variance, graph.scalar(layer.epsilon()))));
    String normalised = graph.node("Div", List.of(centred, deviation));
    String scaled =
        layer.gamma().isPresent()
            ? graph.node("Mul", List.of(normalised, ofEachChannel("gamma")))
            : normalised;
    return layer.beta().isPresent()
        ? graph.node("Add", List.of(scaled, ofEachChannel("beta")))
        : scaled;
  }

  @Override
  public String maxPool(MaxPool layer) {
    return graph.node(
        "MaxPool",
        maps(),
        Attribute.of("kernel_shape", layer.window()),
        Attribute.of("strides", layer.stride()),
        pads(layer.window(), layer.stride(), Window.square(1)));
  }

  @Override
  public String residual(Residual layer) {
    CheckedLayer residual = place;
    String input = maps();
    String block = chain(residual.block(), input);
    String projection = chain(residual.projection(), input);
    enter(residual);
    return graph.node("Add", List.of(block, projection));
  }

  @Override
  public String separableConv(SeparableConv layer) {
    String depthwise = depthwiseKernel("depthwise_kernel");
    String between = sliding(layer, place.input().channels(), List.of(maps(), depthwise));
    String pointwise = kernel("pointwise_kernel", 3, 2, 0, 1);
    return activated(layer, graph.node("Conv", withBias(layer, between, pointwise)));
  }

  @Override
  public String spatialDropout(SpatialDropout layer) {
    return x;
  }

  @Override
  public String zeroPadding(ZeroPadding layer) {
    long[] cells = {0, 0, layer.top(), layer.left(), 0, 0, layer.bottom(), layer.right()};
    return graph.node("Pad", List.of(maps(), graph.constant(nameOf("pads"), cells)));
  }

  /** The current maps as (N, C, H, W). */
  private String maps() {
    if (!channelsFirst) {
      x = graph.node("Transpose", x, Attribute.of("perm", new int[] {0, 3, 1, 2}));
      channelsFirst = true;
    }
    return x;
  }

  private String sliding(Convolution<?> layer, int groups, List<String> inputs) {
    return graph.node(
        "Conv",
        inputs,
        Attribute.of("group", groups),
        Attribute.of("strides", layer.stride()),
        Attribute.of("dilations", layer.dilation()),
        pads(layer.kernel(), layer.stride(), layer.dilation()));
  }

  /** Explicit, for runtimes disagree on automatic padding of dilated kernels. */
  private ProtoMessage pads(Window window, Window stride, Window dilation) {
    Shape in = place.input();
    Shape out = place.output();
    int rows =
        missing(in.height(), out.height(), window.height(), stride.height(), dilation.height());
    int columns =
        missing(in.width(), out.width(), window.width(), stride.width(), dilation.width());
    return Attribute.of(
        "pads", new int[] {rows / 2, columns / 2, rows - rows / 2, columns - columns / 2});
  }

  /** Cells that the windows reach beyond the input; none without padding. */
  private static int missing(int in, int out, int window, int stride, int dilation) {
    return Math.max(0, (out - 1) * stride + (window - 1) * dilation + 1 - in);
  }

  private List<String> withBias(WeightedLayer<?> layer, String input, String kernel) {
    List<String> all = new ArrayList<>(List.of(input, kernel));
    if (layer.rules().hasBias()) {
      float[] bias = weight("bias");
      all.add(graph.constant(nameOf("bias"), bias, List.of(bias.length)));
    }
    return all;
  }

  private String activated(WeightedLayer<?> layer, String sum) {
    return activations.of(layer.activation(), sum);
  }

  /** (h, w, channels, multiplier) → (channels · multiplier, 1, h, w). */
  private String depthwiseKernel(String name) {
    List<Integer> dims = dims(name);
    return graph.constant(
        nameOf(name),
        AxisOrder.changed(weight(name), dims, 2, 3, 0, 1),
        List.of(dims.get(2) * dims.get(3), 1, dims.get(0), dims.get(1)));
  }

  private String kernel(String name, int... order) {
    List<Integer> dims = dims(name);
    return graph.constant(
        nameOf(name),
        AxisOrder.changed(weight(name), dims, order),
        Arrays.stream(order).mapToObj(dims::get).toList());
  }

  /** A weight of a norm, (C); filled with a value if the layer does not have it. */
  private String perChannel(String name, float otherwise) {
    int channels = place.input().channels();
    float[] values = new float[channels];
    Arrays.fill(values, otherwise);
    float[] found = weights.getOrDefault(nameOf(name), values);
    return graph.constant(nameOf(name), inOrder(found, 1), List.of(channels));
  }

  /** A weight of a norm in the shape that is repeated over height and width. */
  private String ofEachChannel(String name) {
    int channels = place.input().channels();
    return graph.constant(
        nameOf(name),
        inOrder(weight(name), 1),
        place.input().isImage() ? List.of(channels, 1, 1) : List.of(channels));
  }

  private String meanOfChannels(String values) {
    return graph.node("ReduceMean", values, Attribute.of("axes", new int[] {1}));
  }

  private static ProtoMessage heightAndWidth() {
    return Attribute.of("axes", new int[] {2, 3});
  }

  /** Rows of values, one for each element of the input, in the order of its elements. */
  private float[] inOrder(float[] rows, int width) {
    return flattened
        .map(maps -> List.of(maps.height(), maps.width(), maps.channels(), width))
        .map(dims -> AxisOrder.changed(rows, dims, 2, 0, 1, 3))
        .orElse(rows);
  }

  private float[] weight(String name) {
    return weights.get(nameOf(name));
  }

  private List<Integer> dims(String name) {
    return place.weights().stream()
        .filter(weight -> weight.name().equals(nameOf(name)))
        .findFirst()
        .orElseThrow()
        .dims();
  }

  private String nameOf(String weight) {
    return place.name() + "/" + weight;
  }
}
