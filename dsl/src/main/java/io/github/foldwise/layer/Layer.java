package io.github.foldwise.layer;

/** One layer as it was declared: its numbers and nothing else. */
public sealed interface Layer
    permits Activate,
        Dropout,
        Flatten,
        GaussianNoise,
        GlobalAveragePool,
        GlobalMaxPool,
        NormLayer,
        Pooling,
        Residual,
        SpatialDropout,
        WeightedLayer,
        ZeroPadding {

  /** Calls the method for this kind of layer. */
  <R> R accept(Visitor<R> visitor);

  /** A pass over layers; one that misses a kind of layer does not compile. */
  interface Visitor<R> {
    R activate(Activate layer);

    R averagePool(AveragePool layer);

    R batchNorm(BatchNorm layer);

    R conv(Conv layer);

    R dense(Dense layer);

    R depthwiseConv(DepthwiseConv layer);

    R dropout(Dropout layer);

    R flatten(Flatten layer);

    R gaussianNoise(GaussianNoise layer);

    R globalAveragePool(GlobalAveragePool layer);

    R globalMaxPool(GlobalMaxPool layer);

    R layerNorm(LayerNorm layer);

    R maxPool(MaxPool layer);

    R residual(Residual layer);

    R separableConv(SeparableConv layer);

    R spatialDropout(SpatialDropout layer);

    R zeroPadding(ZeroPadding layer);
  }
}
