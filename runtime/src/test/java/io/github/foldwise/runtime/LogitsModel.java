package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.Evaluator;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Scores;
import java.util.Map;

/** A head whose logits are the pixels: they pass its dense layer with the unit matrix. */
public final class LogitsModel implements AutoCloseable {
  private final int logits;
  private final int classes;
  private final OpenModel open;

  public LogitsModel(ClassHead head, int logits, Loss loss) {
    this.logits = logits;
    CheckedModel model = model(head, logits);
    this.classes = model.spec().classes();
    this.open = new OpenModel(model, Training.adam(0.01).loss(loss));
    float[] unitMatrix = new float[logits * logits];
    for (int i = 0; i < logits; i++) {
      unitMatrix[i * logits + i] = 1;
    }
    open.write(Map.of("dense_1/kernel", unitMatrix, "dense_1/bias", new float[logits]));
  }

  /** Images whose pixels are these logits, row by row. */
  public ImageData images(float[] values, int[] labels) {
    return ImageData.of(values, labels, Shape.image(1, 1, logits));
  }

  /** Σ of the losses of some rows. */
  public float loss(ImageData images, int from, int to) {
    try (Batch batch = open.session().batch(images, Rows.all(images.rows()), from, to)) {
      return open.session().evaluate(batch, false).dataLoss();
    }
  }

  public double trainingLoss(ImageData images) {
    return open.trainingLoss(images).data();
  }

  /** Gradient of the mean loss in the logits, summed over the rows. */
  public float[] gradient(ImageData images) {
    return open.gradients(images).get("dense_1/bias");
  }

  /** Row-major (N, classes). */
  public float[] probabilities(ImageData images) {
    try (Batch all = open.session().batch(images, Rows.all(images.rows()), 0, images.rows())) {
      return open.session().predict(all);
    }
  }

  /** Loss and accuracy, evaluated batch by batch. */
  public Scores scores(ImageData images, int batch) {
    return new Evaluator(open.session(), classes, batch)
        .evaluate(images, Rows.all(images.rows()))
        .scores();
  }

  @Override
  public void close() {
    open.close();
  }

  private static CheckedModel model(ClassHead head, int logits) {
    return switch (head) {
      case SOFTMAX -> flatten().classify(logits).check(Shape.image(1, 1, logits));
      case SIGMOIDS -> flatten().classifyEach(logits).check(Shape.image(1, 1, logits));
      case BINARY -> flatten().binary().check(Shape.image(1, 1, logits));
    };
  }
}
