package io.github.foldwise.runtime.augment;

import static io.github.foldwise.model.Layers.flatten;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.OneThread;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.Placement;
import io.github.foldwise.runtime.loss.Targets;
import io.github.foldwise.runtime.session.ModelSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** An augmentation alone in a graph: images and labels go in, changed ones come out. */
final class AugmentationRun implements AutoCloseable {
  static final int CLASSES = 4;

  private final Graph graph = GraphScope.newGraph();
  private final Session session = OneThread.session(graph);
  private final Shape size;
  private final Inputs inputs;
  private final AugmentationOps.Augmented augmented;
  private final Operand<TFloat32> images;
  private final Operand<TFloat32> labels;

  AugmentationRun(Augmentation augmentation, Shape size) {
    this.size = size;
    Ops tf = Placement.on(Device.CPU, GraphScope.ops(graph));
    CheckedModel model = flatten().classify(CLASSES).check(size);
    inputs = Inputs.declare(tf, size);
    augmented = AugmentationOps.augment(tf, augmentation, inputs, Targets.of(inputs), model);
    images = tf.identity(augmented.images());
    labels = tf.identity(augmented.targets().dense(tf, CLASSES));
  }

  /** Images (N, H, W, C) as they come out. */
  float[] images(float[] pixels, int[] classes, long seed, long step) {
    return run(images, pixels, classes, seed, step);
  }

  /** Labels (N, classes) as they come out. */
  float[] labels(float[] pixels, int[] classes, long seed, long step) {
    return run(labels, pixels, classes, seed, step);
  }

  /** As many copies of one image. */
  float[] copies(float[] image, int count, long seed, long step) {
    float[] pixels = new float[count * image.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(image, 0, pixels, i * image.length, image.length);
    }
    return images(pixels, new int[count], seed, step);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private float[] run(
      Operand<TFloat32> wanted, float[] pixels, int[] classes, long seed, long step) {
    var shape =
        org.tensorflow.ndarray.Shape.of(
            classes.length, size.height(), size.width(), size.channels());
    try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(pixels));
        TInt32 given = TInt32.vectorOf(classes);
        TInt64 drawn = TInt64.scalarOf(seed);
        TInt64 number = TInt64.scalarOf(step);
        Result result =
            session
                .runner()
                .feed(inputs.floats(), fed)
                .feed(inputs.labels(), given)
                .feed(inputs.step(), number)
                .feed(augmented.seed().orElseThrow(), drawn)
                .fetch(wanted)
                .run()) {
      return ModelSession.floats((TFloat32) result.get(0));
    }
  }
}
