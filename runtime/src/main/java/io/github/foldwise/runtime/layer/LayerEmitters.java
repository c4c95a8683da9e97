package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.AveragePool;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.CheckedLayer;
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
import org.tensorflow.Operand;
import org.tensorflow.types.TInt32;

/** Chooses the emitter of each layer. */
public final class LayerEmitters implements Layer.Visitor<LayerEmitter> {
  private final CheckedLayer place;

  private LayerEmitters(CheckedLayer place) {
    this.place = place;
  }

  public static LayerEmitter of(CheckedLayer place) {
    return place.layer().accept(new LayerEmitters(place));
  }

  @Override
  public LayerEmitter activate(Activate layer) {
    return new ActivateEmitter(layer.activation());
  }

  @Override
  public LayerEmitter averagePool(AveragePool layer) {
    return new AveragePoolEmitter(layer);
  }

  @Override
  public LayerEmitter batchNorm(BatchNorm layer) {
    return new BatchNormEmitter(place, layer);
  }

  @Override
  public LayerEmitter conv(Conv layer) {
    return ConvEmitter.of(place, layer);
  }

  @Override
  public LayerEmitter dense(Dense layer) {
    return new DenseEmitter(place, layer);
  }

  @Override
  public LayerEmitter depthwiseConv(DepthwiseConv layer) {
    return ConvEmitter.of(place, layer);
  }

  @Override
  public LayerEmitter dropout(Dropout layer) {
    return DropoutEmitter.ofValues(place, layer);
  }

  @Override
  public LayerEmitter flatten(Flatten layer) {
    return new FlattenEmitter(place.input());
  }

  @Override
  public LayerEmitter gaussianNoise(GaussianNoise layer) {
    return new GaussianNoiseEmitter(place, layer);
  }

  @Override
  public LayerEmitter globalAveragePool(GlobalAveragePool layer) {
    BorrowingEmitter mean = (head, x) -> head.tf().math.mean(x, heightAndWidth(head));
    return mean;
  }

  @Override
  public LayerEmitter globalMaxPool(GlobalMaxPool layer) {
    BorrowingEmitter largest = (head, x) -> head.tf().reduceMax(x, heightAndWidth(head));
    return largest; // ties share the gradient
  }

  @Override
  public LayerEmitter layerNorm(LayerNorm layer) {
    return new LayerNormEmitter(place, layer);
  }

  @Override
  public LayerEmitter maxPool(MaxPool layer) {
    return new MaxPoolEmitter(layer);
  }

  @Override
  public LayerEmitter residual(Residual layer) {
    return new ResidualEmitter(place);
  }

  @Override
  public LayerEmitter separableConv(SeparableConv layer) {
    return new SeparableConvEmitter(place, layer);
  }

  @Override
  public LayerEmitter zeroPadding(ZeroPadding layer) {
    return new ZeroPaddingEmitter(place.input(), layer);
  }

  @Override
  public LayerEmitter spatialDropout(SpatialDropout layer) {
    return DropoutEmitter.ofChannels(place, layer);
  }

  /** Axes of a mean over maps: (N, H, W, C) → (N, C). */
  private static Operand<TInt32> heightAndWidth(Head head) {
    return head.tf().constant(new int[] {1, 2});
  }
}
