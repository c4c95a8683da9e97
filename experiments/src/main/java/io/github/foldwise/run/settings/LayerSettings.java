package io.github.foldwise.run.settings;

import static io.github.foldwise.run.settings.SettingList.number;

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
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.MaxPool;
import io.github.foldwise.layer.NormLayer;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.WeightClauses;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.ZeroPadding;
import java.util.List;
import java.util.Locale;

/** The numbers of a layer that its output shape does not tell, and how its weights are treated. */
public final class LayerSettings implements Layer.Visitor<SettingList> {
  private static final Window ONE = Window.square(1);

  private LayerSettings() {}

  /** The settings of a layer; empty if it has none. */
  public static List<SettingLine> of(Layer layer) {
    return layer.accept(new LayerSettings()).lines();
  }

  @Override
  public SettingList activate(Activate layer) {
    return new SettingList()
        .withIf(hasAlpha(layer.activation()), "alpha", number(layer.activation().alpha()));
  }

  @Override
  public SettingList averagePool(AveragePool layer) {
    return pool(layer);
  }

  @Override
  public SettingList batchNorm(BatchNorm layer) {
    return norm(new SettingList().with("momentum", layer.momentum()), layer);
  }

  @Override
  public SettingList conv(Conv layer) {
    SettingList settings = convolution(new SettingList().with("filters", layer.filters()), layer);
    settings.withIf(layer.groups() > 1, "groups", layer.groups());
    return weights(settings, layer);
  }

  @Override
  public SettingList dense(Dense layer) {
    SettingList settings = new SettingList().with("units", layer.units());
    settings.withIf(hasAlpha(layer.activation()), "alpha", number(layer.activation().alpha()));
    return RuleSettings.add(settings, layer.rules());
  }

  @Override
  public SettingList depthwiseConv(DepthwiseConv layer) {
    SettingList settings = convolution(new SettingList(), layer);
    settings.withIf(layer.multiplier() > 1, "depth multiplier", layer.multiplier());
    return weights(settings, layer);
  }

  @Override
  public SettingList dropout(Dropout layer) {
    return new SettingList().with("rate", layer.rate());
  }

  @Override
  public SettingList flatten(Flatten layer) {
    return new SettingList();
  }

  @Override
  public SettingList gaussianNoise(GaussianNoise layer) {
    return new SettingList().with("standard deviation", layer.standardDeviation());
  }

  @Override
  public SettingList globalAveragePool(GlobalAveragePool layer) {
    return new SettingList();
  }

  @Override
  public SettingList globalMaxPool(GlobalMaxPool layer) {
    return new SettingList();
  }

  @Override
  public SettingList layerNorm(LayerNorm layer) {
    return norm(new SettingList(), layer);
  }

  @Override
  public SettingList maxPool(MaxPool layer) {
    return pool(layer);
  }

  /** Its layers have rows of their own. */
  @Override
  public SettingList residual(Residual layer) {
    return new SettingList();
  }

  @Override
  public SettingList separableConv(SeparableConv layer) {
    SettingList settings = convolution(new SettingList().with("filters", layer.filters()), layer);
    settings.withIf(layer.multiplier() > 1, "depth multiplier", layer.multiplier());
    layer
        .depthwise()
        .ifPresent(
            rule ->
                RuleSettings.add(settings, "depthwise ", rule, WeightClauses.KERNEL.standard()));
    return weights(settings, layer);
  }

  @Override
  public SettingList spatialDropout(SpatialDropout layer) {
    return new SettingList().with("rate", layer.rate());
  }

  @Override
  public SettingList zeroPadding(ZeroPadding layer) {
    return new SettingList()
        .with("top", layer.top())
        .with("bottom", layer.bottom())
        .with("left", layer.left())
        .with("right", layer.right());
  }

  private static SettingList convolution(SettingList settings, Convolution<?> layer) {
    return settings
        .with("kernel", layer.kernel())
        .with("stride", steps(layer.stride()))
        .withIf(!layer.dilation().equals(ONE), "dilation", steps(layer.dilation()))
        .with("padding", words(layer.padding()));
  }

  private static SettingList weights(SettingList settings, Convolution<?> layer) {
    Activation activation = layer.activation();
    settings.withIf(hasAlpha(activation), "alpha", number(activation.alpha()));
    return RuleSettings.add(settings, layer.rules());
  }

  private static SettingList pool(Pooling<?> layer) {
    return new SettingList()
        .with("window", layer.window())
        .with("stride", steps(layer.stride()))
        .with("padding", words(layer.padding()));
  }

  private static SettingList norm(SettingList settings, NormLayer<?> layer) {
    settings.with("epsilon", layer.epsilon());
    layer
        .gamma()
        .ifPresentOrElse(
            rule -> RuleSettings.add(settings, "gamma ", rule, WeightClauses.GAMMA.standard()),
            () -> settings.with("gamma", "none"));
    layer
        .beta()
        .ifPresentOrElse(
            rule -> RuleSettings.add(settings, "beta ", rule, WeightClauses.BETA.standard()),
            () -> settings.with("beta", "none"));
    return settings;
  }

  private static boolean hasAlpha(Activation activation) {
    return activation.alpha() != 0;
  }

  /** {@code 2}, or {@code 2×1} if rows and columns differ. */
  private static String steps(Window window) {
    return window.height() == window.width() ? String.valueOf(window.height()) : window.toString();
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
