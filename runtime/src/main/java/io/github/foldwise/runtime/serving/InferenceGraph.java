package io.github.foldwise.runtime.serving;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.graph.Constants;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.layer.Head;
import io.github.foldwise.runtime.layer.LayerChain;
import io.github.foldwise.runtime.loss.ClassHeadOps;
import io.github.foldwise.training.Precision;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A model that predicts and does nothing else: its weights are constants. Images are fed as bytes,
 * or as floats in place of the scaled bytes.
 */
public final class InferenceGraph {
  /** Float32 images (N, H, W, C). */
  public static final String FLOATS = "image";

  /** Images of unsigned bytes (N, H, W, C). */
  public static final String BYTES = "bytes";

  /** Probabilities (N, classes). */
  public static final String PROBABILITIES = "probabilities";

  /** What the head's softmax or sigmoid is taken of: (N, classes), or (N, 1). */
  public static final String LOGITS = "logits";

  private InferenceGraph() {}

  /**
   * A new graph. Close it.
   *
   * @param trained the precision of the training
   * @param precision that of the predictions
   */
  public static Graph of(
      CheckedModel model,
      Precision trained,
      Precision precision,
      Map<String, float[]> weights,
      Kernels kernels,
      int threads) {
    Graph graph = GraphScope.newGraph();
    try {
      Ops tf = GraphScope.ops(graph);
      Operand<TFloat32> images = images(tf, model.input());
      Ops layers = tf.withSubScope("layers");
      FoldedNorms folded = folded(model, trained, precision, weights);
      Constants constants =
          new Constants(
              tf.withSubScope("weights"), folded.weights(), Denormals.flushed(folded.values()));
      Operand<TFloat32> logits =
          new LayerChain(folded.layers())
              .infer(
                  Head.ofConstants(
                      layers, constants, precision, kernels, kernels.fusedOps(threads)),
                  images);
      tf.withName(LOGITS).identity(logits);
      tf.withName(PROBABILITIES)
          .identity(new ClassHeadOps(layers, model.spec().classHead(), logits).probabilities());
      return graph;
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  /**
   * A kernel that the training rounded to fewer bits must stay the same to be rounded alike, and
   * what is rounded before a product must have been normalised.
   */
  private static FoldedNorms folded(
      CheckedModel model, Precision trained, Precision precision, Map<String, float[]> weights) {
    if (precision == Precision.FLOAT32) {
      return FoldedNorms.all(model.layers(), weights);
    }
    return trained == Precision.FLOAT32
        ? FoldedNorms.behind(model.layers(), weights)
        : FoldedNorms.none(model.layers(), weights);
  }

  /** The ends of every such graph. */
  public static Ends ends(Shape image) {
    return new Ends(image, Optional.of(FLOATS), Optional.of(BYTES), PROBABILITIES);
  }

  private static Operand<TFloat32> images(Ops tf, Shape image) {
    org.tensorflow.ndarray.Shape shape = Inputs.shape(-1, image);
    Operand<TUint8> bytes = tf.withName(BYTES).placeholder(TUint8.class, Placeholder.shape(shape));
    Operand<TFloat32> scaled =
        tf.withName("scaled").math.div(tf.dtypes.cast(bytes, TFloat32.class), tf.constant(255f));
    return tf.withName(FLOATS).placeholderWithDefault(scaled, shape);
  }
}
