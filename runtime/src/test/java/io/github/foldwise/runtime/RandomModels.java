package io.github.foldwise.runtime;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
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
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.layer.ReferenceActivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** Small models of any layers, drawn from a seed. A new kind of layer is one line here. */
public final class RandomModels {
  private static final int CLASSES = 3;
  private static final List<Function<RandomModels, Layer>> ON_MAPS =
      List.of(
          r -> new Activate(r.activation()),
          r -> new AveragePool(r.window(3), r.window(3), r.padding()),
          r -> BatchNorm.STANDARD,
          RandomModels::conv,
          RandomModels::depthwiseConv,
          r -> LayerNorm.STANDARD,
          r -> new MaxPool(r.window(3), r.window(3), r.padding()),
          RandomModels::residual,
          RandomModels::separableConv,
          r -> new ZeroPadding(r.upTo(3) - 1, r.upTo(3) - 1, r.upTo(2) - 1, r.upTo(2) - 1));
  private static final List<Function<RandomModels, Layer>> TO_VECTORS =
      List.of(r -> new Flatten(), r -> new GlobalAveragePool(), r -> new GlobalMaxPool());
  private static final List<Function<RandomModels, Layer>> ON_VECTORS =
      List.of(
          r -> new Activate(r.activation()),
          r -> BatchNorm.STANDARD,
          r -> LayerNorm.STANDARD,
          RandomModels::dense);
  private static final List<Function<RandomModels, Layer>> NOISES =
      List.of(r -> new Dropout(0.25 * r.upTo(2)), r -> new GaussianNoise(0.1 * r.upTo(2)));
  private static final List<Function<RandomModels, Layer>> NOISES_OF_MAPS =
      List.of(r -> new SpatialDropout(0.25 * r.upTo(2)));

  static final Shape IMAGE = Shape.image(6, 5, 2);

  private final Random random;
  private final List<Activation> activations;
  private final List<Function<RandomModels, Layer>> onMaps;
  private final List<Function<RandomModels, Layer>> onVectors;

  private RandomModels(
      long seed,
      List<Activation> activations,
      List<Function<RandomModels, Layer>> noises,
      List<Function<RandomModels, Layer>> noisesOfMaps) {
    this.random = new Random(seed);
    this.activations = activations;
    this.onMaps = Stream.of(ON_MAPS, noises, noisesOfMaps).flatMap(List::stream).toList();
    this.onVectors = Stream.of(ON_VECTORS, noises).flatMap(List::stream).toList();
  }

  /** Models of all layers and activations. */
  static RandomModels ofEverything(long seed) {
    return new RandomModels(seed, Examples.functions(), NOISES, NOISES_OF_MAPS);
  }

  /** Models whose loss has a derivative nearly everywhere and draws nothing. */
  public static RandomModels ofSmoothLayers(long seed) {
    List<Activation> smooth =
        Examples.functions().stream()
            .filter(activation -> ReferenceActivation.kinks(activation).length == 0)
            .toList();
    return new RandomModels(seed, smooth, List.of(), List.of());
  }

  /** The next that is not refused: not all layers go together. */
  public CheckedModel next() {
    return Stream.generate(this::draw).flatMap(Optional::stream).findFirst().orElseThrow();
  }

  private Optional<CheckedModel> draw() {
    List<Layer> layers = new ArrayList<>(chain(onMaps, upTo(4)));
    layers.addAll(chain(TO_VECTORS, 1));
    layers.addAll(chain(onVectors, upTo(3) - 1));
    layers.add(Dense.of(CLASSES));
    try {
      return Optional.of(new ModelSpec(Optional.empty(), layers).check(IMAGE));
    } catch (RefusedException refused) {
      return Optional.empty();
    }
  }

  private List<Layer> chain(List<Function<RandomModels, Layer>> kinds, int length) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      layers.add(kinds.get(random.nextInt(kinds.size())).apply(this));
    }
    return layers;
  }

  private Conv conv() {
    return Conv.of(upTo(4), window(3))
        .withStride(window(2))
        .withDilation(window(2))
        .withPadding(padding())
        .withGroups(upTo(2))
        .withActivation(activation())
        .withRules(rules());
  }

  private DepthwiseConv depthwiseConv() {
    return DepthwiseConv.of(window(3))
        .withMultiplier(upTo(2))
        .withStride(window(2))
        .withDilation(window(2))
        .withPadding(padding())
        .withActivation(activation())
        .withRules(rules());
  }

  private SeparableConv separableConv() {
    return SeparableConv.of(upTo(3), window(3))
        .withMultiplier(upTo(2))
        .withStride(window(2))
        .withDilation(window(2))
        .withPadding(padding())
        .withActivation(activation())
        .withRules(rules());
  }

  private Dense dense() {
    return Dense.of(upTo(4)).withActivation(activation()).withRules(rules());
  }

  private Residual residual() {
    return Residual.of(chain(onMaps, upTo(2)));
  }

  private int upTo(int largest) {
    return 1 + random.nextInt(largest);
  }

  private Window window(int largest) {
    return new Window(upTo(largest), upTo(largest));
  }

  private Padding padding() {
    return random.nextBoolean() ? Padding.SAME : Padding.VALID;
  }

  private Activation activation() {
    return activations.get(random.nextInt(activations.size()));
  }

  private WeightRules rules() {
    return random.nextBoolean() ? WeightRules.STANDARD : WeightRules.STANDARD.withoutBias();
  }
}
