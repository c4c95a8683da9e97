package io.github.foldwise.model.inference;

import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Convolution;
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
import io.github.foldwise.layer.NormLayer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.ZeroPadding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a layer is made of, as far as several kinds of layers have it: so that a rule can ask for a
 * part and need not know the kinds.
 *
 * @param takes what it works on
 * @param sliding its window, if it has one
 * @param activation applied to its output, if it may have one
 * @param initializers of its weights, by name, if they can be chosen
 * @param penalties of its weights and output
 */
public record LayerParts(
    Takes takes,
    Optional<Sliding> sliding,
    Optional<Activation> activation,
    Map<String, Initializer> initializers,
    Map<String, Penalty> penalties) {

  /** What a layer works on. */
  public enum Takes {
    MAPS,
    VECTORS,
    EITHER
  }

  public static LayerParts of(Layer layer) {
    return layer.accept(new Reader());
  }

  /** The same with the rule of one more weight. */
  private LayerParts with(String weight, WeightRule rule) {
    Map<String, Initializer> allInitializers = new LinkedHashMap<>(initializers);
    Map<String, Penalty> allPenalties = new LinkedHashMap<>(penalties);
    allInitializers.put(weight, rule.initializer());
    allPenalties.put(weight, rule.penalty());
    return new LayerParts(takes, sliding, activation, allInitializers, allPenalties);
  }

  private static final class Reader implements Layer.Visitor<LayerParts> {
    @Override
    public LayerParts activate(Activate layer) {
      return new LayerParts(
          Takes.EITHER, Optional.empty(), Optional.of(layer.activation()), Map.of(), Map.of());
    }

    @Override
    public LayerParts averagePool(AveragePool layer) {
      return pool(layer);
    }

    @Override
    public LayerParts batchNorm(BatchNorm layer) {
      return norm(layer);
    }

    @Override
    public LayerParts conv(Conv layer) {
      return convolution(layer);
    }

    @Override
    public LayerParts dense(Dense layer) {
      return new LayerParts(
          Takes.VECTORS,
          Optional.empty(),
          Optional.of(layer.activation()),
          initializers(layer.rules()),
          penalties(layer.rules()));
    }

    @Override
    public LayerParts depthwiseConv(DepthwiseConv layer) {
      return convolution(layer);
    }

    @Override
    public LayerParts dropout(Dropout layer) {
      return plain(Takes.EITHER);
    }

    @Override
    public LayerParts flatten(Flatten layer) {
      return plain(Takes.EITHER);
    }

    @Override
    public LayerParts gaussianNoise(GaussianNoise layer) {
      return plain(Takes.EITHER);
    }

    @Override
    public LayerParts globalAveragePool(GlobalAveragePool layer) {
      return plain(Takes.MAPS);
    }

    @Override
    public LayerParts globalMaxPool(GlobalMaxPool layer) {
      return plain(Takes.MAPS);
    }

    @Override
    public LayerParts layerNorm(LayerNorm layer) {
      return norm(layer);
    }

    @Override
    public LayerParts maxPool(MaxPool layer) {
      return pool(layer);
    }

    @Override
    public LayerParts spatialDropout(SpatialDropout layer) {
      return plain(Takes.MAPS);
    }

    @Override
    public LayerParts residual(Residual layer) {
      return plain(Takes.MAPS);
    }

    @Override
    public LayerParts separableConv(SeparableConv layer) {
      return convolution(layer).with("depthwise kernel", layer.depthwiseRule());
    }

    @Override
    public LayerParts zeroPadding(ZeroPadding layer) {
      return plain(Takes.MAPS);
    }

    private static LayerParts convolution(Convolution<?> layer) {
      return new LayerParts(
          Takes.MAPS,
          Optional.of(
              new Sliding(
                  "kernel", layer.kernel(), layer.stride(), layer.dilation(), layer.padding())),
          Optional.of(layer.activation()),
          initializers(layer.rules()),
          penalties(layer.rules()));
    }

    private static LayerParts plain(Takes takes) {
      return new LayerParts(takes, Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    private static LayerParts pool(Pooling<?> of) {
      return new LayerParts(
          Takes.MAPS,
          Optional.of(Sliding.of("pool", of.window(), of.stride(), of.padding())),
          Optional.empty(),
          Map.of(),
          Map.of());
    }

    private static LayerParts norm(NormLayer<?> of) {
      Map<String, Initializer> initializers = new LinkedHashMap<>();
      of.gamma().ifPresent(rule -> initializers.put("gamma", rule.initializer()));
      of.beta().ifPresent(rule -> initializers.put("beta", rule.initializer()));
      Map<String, Penalty> penalties = new LinkedHashMap<>();
      of.gamma().ifPresent(rule -> penalties.put("gamma", rule.penalty()));
      of.beta().ifPresent(rule -> penalties.put("beta", rule.penalty()));
      return new LayerParts(
          Takes.EITHER, Optional.empty(), Optional.empty(), initializers, penalties);
    }

    private static Map<String, Initializer> initializers(WeightRules of) {
      Map<String, Initializer> initializers = new LinkedHashMap<>();
      initializers.put("kernel", of.kernel().initializer());
      initializers.put("bias", of.bias().initializer());
      return initializers;
    }

    private static Map<String, Penalty> penalties(WeightRules of) {
      Map<String, Penalty> penalties = new LinkedHashMap<>();
      penalties.put("kernel", of.kernel().penalty());
      penalties.put("bias", of.bias().penalty());
      penalties.put("activity", of.activity().penalty());
      return penalties;
    }
  }
}
