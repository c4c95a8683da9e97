package io.github.foldwise.model.inference;

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
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.SpatialDropout;
import io.github.foldwise.layer.ZeroPadding;
import java.util.Locale;

/** Says what a layer is, in a word or two: {@code conv, relu}. */
public final class LayerKind implements Layer.Visitor<String> {
  private static final LayerKind OF = new LayerKind();

  private LayerKind() {}

  public static String of(Layer layer) {
    return layer.accept(OF);
  }

  @Override
  public String activate(Activate layer) {
    return of(layer.activation());
  }

  @Override
  public String averagePool(AveragePool layer) {
    return "average pool";
  }

  @Override
  public String batchNorm(BatchNorm layer) {
    return "batch norm";
  }

  @Override
  public String conv(Conv layer) {
    return activated("conv", layer.activation());
  }

  @Override
  public String dense(Dense layer) {
    return activated("dense", layer.activation());
  }

  @Override
  public String depthwiseConv(DepthwiseConv layer) {
    return activated("depthwise conv", layer.activation());
  }

  @Override
  public String dropout(Dropout layer) {
    return "dropout";
  }

  @Override
  public String flatten(Flatten layer) {
    return "flatten";
  }

  @Override
  public String gaussianNoise(GaussianNoise layer) {
    return "gaussian noise";
  }

  @Override
  public String globalAveragePool(GlobalAveragePool layer) {
    return "global average pool";
  }

  @Override
  public String globalMaxPool(GlobalMaxPool layer) {
    return "global max pool";
  }

  @Override
  public String layerNorm(LayerNorm layer) {
    return "layer norm";
  }

  @Override
  public String maxPool(MaxPool layer) {
    return "max pool";
  }

  @Override
  public String residual(Residual layer) {
    return "residual sum";
  }

  @Override
  public String separableConv(SeparableConv layer) {
    return activated("separable conv", layer.activation());
  }

  @Override
  public String zeroPadding(ZeroPadding layer) {
    return "zero padding";
  }

  @Override
  public String spatialDropout(SpatialDropout layer) {
    return "spatial dropout";
  }

  private static String activated(String kind, Activation activation) {
    return activation.kind() == Activation.Kind.LINEAR ? kind : kind + ", " + of(activation);
  }

  private static String of(Activation activation) {
    return activation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
