package io.github.foldwise.runtime.serving;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.convolution.TileBatch;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.training.Precision;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** A graph that predicts, in a session; safe to use from several threads. */
public final class ServedGraph implements AutoCloseable {
  private final Ends ends;
  private final Session session;
  private final Runnable release;
  private final boolean foreign;
  private final int most; // images of one run

  private ServedGraph(Ends ends, Session session, Runnable release, boolean foreign, int most) {
    this.ends = ends;
    this.session = session;
    this.release = release;
    this.foreign = foreign;
    this.most = most;
  }

  /**
   * A model's inference with these weights, by name.
   *
   * @param trained the precision of the training
   * @param precision that of the predictions
   */
  public static ServedGraph of(
      CheckedModel model,
      Precision trained,
      Precision precision,
      Map<String, float[]> weights,
      Device device,
      int threads) {
    Kernels kernels = Kernels.of(device).at(precision);
    boolean inCallersThread = !device.isCuda() && !Denormals.mayArise(model);
    Graph graph = InferenceGraph.of(model, trained, precision, weights, kernels, threads);
    try {
      Session session =
          new Session(
              graph,
              inCallersThread
                  ? SessionConfig.inCallersThread(threads)
                  : SessionConfig.of(threads, device.isCuda()));
      return new ServedGraph(
          InferenceGraph.ends(model.input()),
          session,
          () -> {
            session.close();
            graph.close();
          },
          false,
          TileBatch.of(model, kernels.tileProducts()));
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  /**
   * A graph that another program wrote.
   *
   * @param release closes the session and what belongs to it
   */
  public static ServedGraph foreign(Ends ends, Session session, Runnable release) {
    return new ServedGraph(ends, session, release, true, Integer.MAX_VALUE);
  }

  public Ends ends() {
    return ends;
  }

  /** Probabilities (images, classes), computed in batches of at most this many images. */
  public float[][] predict(ImageData images, int batch) {
    return foreign
        ? ForeignOutput.of(() -> all(images, batch))
        : all(images, Math.min(batch, most));
  }

  private float[][] all(ImageData images, int batch) {
    float[][] probabilities = new float[images.rows()][];
    for (int from = 0; from < images.rows(); from += batch) {
      int to = Math.min(from + batch, images.rows());
      float[] values = predict(images, from, to);
      int classes = values.length / (to - from);
      for (int row = from; row < to; row++) {
        int start = (row - from) * classes;
        probabilities[row] = Arrays.copyOfRange(values, start, start + classes);
      }
    }
    return probabilities;
  }

  private float[] predict(ImageData images, int from, int to) {
    boolean asBytes = images.isBytes() && ends.bytes().isPresent();
    try (Tensor batch = asBytes ? bytes(images, from, to) : floats(images, from, to);
        Result result =
            session
                .runner()
                .feed((asBytes ? ends.bytes() : ends.floats()).orElseThrow(), batch)
                .fetch(ends.probabilities())
                .run()) {
      return ModelSession.floats((TFloat32) result.get(0));
    }
  }

  private Tensor bytes(ImageData images, int from, int to) {
    int size = images.shape().size();
    byte[] pixels = new byte[(to - from) * size];
    for (int row = from; row < to; row++) {
      images.read(row, pixels, (row - from) * size);
    }
    return TUint8.tensorOf(Inputs.shape(to - from, images.shape()), DataBuffers.of(pixels));
  }

  private Tensor floats(ImageData images, int from, int to) {
    int size = images.shape().size();
    float[] pixels = new float[(to - from) * size];
    for (int row = from; row < to; row++) {
      images.read(row, pixels, (row - from) * size);
    }
    return TFloat32.tensorOf(
        Inputs.shape(to - from, images.shape()), DataBuffers.of(Denormals.flush(pixels)));
  }

  @Override
  public void close() {
    release.run();
  }
}
