package io.github.foldwise.runtime;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.metrics.Metrics;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelFile;
import io.github.foldwise.runtime.file.SavedModel;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.Evaluator;
import io.github.foldwise.runtime.session.GivenWeights;
import io.github.foldwise.runtime.session.ImageChecks;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model with weights. Holds native memory: close it. Safe to use from several threads until then.
 */
public final class TrainedModel implements AutoCloseable {
  private final CheckedModel model;
  private final Training training;
  private final ModelSession session;
  private final TrialResult history;

  TrainedModel(CheckedModel model, Training training, ModelSession session, TrialResult history) {
    this.model = model;
    this.training = training;
    this.session = session;
    this.history = history;
  }

  /** How training went, epoch by epoch. */
  public TrialResult history() {
    return history;
  }

  /**
   * Probabilities of the classes.
   *
   * @return one row per image, in the order of the images, each of as many values as classes
   */
  public float[][] predict(ImageData images) {
    ImageChecks.requireShape(model, images);
    float[][] probabilities = new float[images.rows()][];
    Rows rows = Rows.all(images.rows());
    int classes = model.spec().classes();
    for (int from = 0; from < rows.size(); from += training.evaluationBatch()) {
      int to = Math.min(from + training.evaluationBatch(), rows.size());
      try (Batch batch = session.batch(images, rows, from, to)) {
        float[] values = session.predict(batch);
        for (int row = from; row < to; row++) {
          int start = (row - from) * classes;
          probabilities[row] = Arrays.copyOfRange(values, start, start + classes);
        }
      }
    }
    return probabilities;
  }

  /**
   * Probabilities of the classes of images that nobody labelled.
   *
   * @param pixels unsigned bytes, image by image; scaled to [0,1] as in training
   * @return one row per image
   */
  public float[][] predict(byte[] pixels) {
    return predict(ImageData.of(pixels, noLabels(pixels.length), model.input()));
  }

  /**
   * Probabilities of the classes of images that nobody labelled.
   *
   * @param pixels finite floats, image by image; used as they are, as in training
   * @return one row per image
   */
  public float[][] predict(float[] pixels) {
    return predict(ImageData.of(pixels, noLabels(pixels.length), model.input()));
  }

  /**
   * Loss, accuracy and confusion on labelled images, of which there is at least one. Where rows
   * have weights, their losses are multiplied by them.
   */
  public Evaluation evaluate(ImageData images) {
    requireJudgeable(images);
    return new Evaluator(
            session, model.spec().classes(), training.evaluationBatch(), TrialListener.NONE)
        .evaluate(images, Rows.all(images.rows()));
  }

  /**
   * What the predictions say beside loss and accuracy, weighted by the rows where these have
   * weights; of labelled images, of which there is at least one.
   */
  public Metrics metrics(ImageData images) {
    requireJudgeable(images);
    float[][] probabilities = predict(images);
    return images.isWeighted()
        ? Metrics.of(images.labels(), probabilities, images.weights())
        : Metrics.of(images.labels(), probabilities);
  }

  /**
   * Values of one weight, row-major in Keras's layout.
   *
   * @param name such as {@code conv_1/kernel}
   * @throws RefusedException where the model has no such weight
   */
  public float[] weight(String name) {
    List<String> names = model.weights().stream().map(WeightSpec::name).toList();
    if (!names.contains(name)) {
      throw new RefusedException(Suggestions.unknown("weight", name, names));
    }
    return session.read(name);
  }

  /** Values of all weights by name, in Keras's order, each row-major in Keras's layout. */
  public Map<String, float[]> weights() {
    return session.readAll();
  }

  /**
   * The same model with another value of one weight; to be closed like this one.
   *
   * @param name such as {@code conv_1/kernel}
   * @param values row-major in Keras's layout
   * @throws RefusedException where the name is unknown, the number of values wrong or a value not
   *     finite
   */
  @CheckReturnValue
  public TrainedModel withWeight(String name, float[] values) {
    return withWeights(Map.of(name, values));
  }

  /**
   * The same model with other values of some weights; to be closed like this one.
   *
   * @param values by name, row-major in Keras's layout; weights that are not named stay as they are
   * @throws RefusedException where a name is unknown, a number of values wrong or a value not
   *     finite
   */
  @CheckReturnValue
  public TrainedModel withWeights(Map<String, float[]> values) {
    GivenWeights given = GivenWeights.of(model, values);
    ModelSession other = session.another();
    try {
      weights().forEach(other::write);
      given.writeTo(other);
      return new TrainedModel(model, training, other, history);
    } catch (RuntimeException | Error e) {
      other.close();
      throw e;
    }
  }

  /**
   * Writes model, training and weights into one file, as a whole or not at all; the same model
   * always gives the same bytes. It is a ZIP from which {@code numpy.load(file)["conv_1/kernel"]}
   * reads a weight. The history is not saved.
   *
   * @throws RefusedException where a weight is not finite or the file cannot be written
   */
  public void save(Path file) {
    Map<String, float[]> weights = weights();
    GivenWeights.of(model, weights);
    new ModelFile(file).write(new SavedModel(model, training, weights));
  }

  /**
   * A model that was saved, for the CPU with one thread: it predicts the same bits.
   *
   * @throws RefusedException where there is no such file, or it is torn, damaged, foreign or of a
   *     newer version
   */
  public static TrainedModel load(Path file) {
    return load(file, Device.CPU, 1);
  }

  /**
   * A model that was saved, for a device.
   *
   * @param threads that may work on one op, at least 1; sums depend on how many there are
   * @throws RefusedException where there is no such file, or it is torn, damaged, foreign or of a
   *     newer version
   */
  public static TrainedModel load(Path file, Device device, int threads) {
    SavedModel saved = new ModelFile(file).read();
    try (CompiledModel compiled =
        CompiledModel.compile(saved.model(), saved.training(), device, threads)) {
      return compiled.of(saved.weights());
    }
  }

  @Override
  public void close() {
    session.close();
  }

  private void requireJudgeable(ImageData images) {
    ImageChecks.requireShape(model, images);
    ImageChecks.requireRows("evaluation", images.rows());
    ImageChecks.requireLabels(model, images);
  }

  /** As many as there are images: prediction does not look at them. */
  private int[] noLabels(int pixels) {
    ImageChecks.requireWholeImages(model, pixels);
    return new int[pixels / model.input().size()];
  }
}
