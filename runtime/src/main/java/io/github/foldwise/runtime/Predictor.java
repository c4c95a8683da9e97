package io.github.foldwise.runtime;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelContents;
import io.github.foldwise.runtime.file.ModelFacts;
import io.github.foldwise.runtime.file.ModelFile;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.savedmodel.SavedModelReader;
import io.github.foldwise.runtime.serving.ServedGraph;
import io.github.foldwise.runtime.session.ImageChecks;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.training.Precision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model that only predicts: its graph holds no training and its weights are constants, so it is
 * smaller and, on single images, faster than a {@link TrainedModel}. Batch norms that directly
 * follow a convolution or dense layer are folded into it, so probabilities may differ from the
 * trained model's in the last bits.
 *
 * <p>It may be used from several threads. On the CPU, each computes its own predictions, unless an
 * activation approaches 0 exponentially, as sigmoid does: then one prediction follows the other.
 */
public final class Predictor implements Classifier {
  private static final int BATCH = 256; // of a SavedModel, whose training is unknown

  private final ServedGraph graph;
  private final ModelFacts facts;
  private final int batch;
  private final List<String> warnings;
  private final Lifetime lifetime;

  private Predictor(ServedGraph graph, ModelFacts facts, int batch, List<String> warnings) {
    this.warnings = warnings;
    this.graph = graph;
    this.facts = facts;
    this.batch = batch;
    this.lifetime = new Lifetime(toString(), graph::close);
  }

  /** Loads a saved model for the CPU with one thread; see {@link #load(Path, Device, int)}. */
  public static Predictor load(Path path) {
    return load(path, Device.CPU, 1);
  }

  /**
   * Loads a model that {@link TrainedModel#save} wrote, or a SavedModel: a folder that {@link
   * TrainedModel#exportSavedModel} or Keras's {@code model.export} wrote. A SavedModel is a
   * program: load only those that you trust.
   *
   * @param path a file, or the folder of a SavedModel whose signature {@code serving_default} takes
   *     images and gives probabilities
   * @param threads threads that may work on one op, at least 1
   * @throws RefusedException if the file is missing, truncated, damaged, no model or of a newer
   *     version
   */
  public static Predictor load(Path path, Device device, int threads) {
    requireArguments(path, device, threads);
    if (Files.isDirectory(path)) {
      SavedModelReader.Read read = new SavedModelReader(path).read(device, threads);
      read.warnings().forEach(Predictor::warn);
      return new Predictor(read.graph(), read.facts(), BATCH, read.warnings());
    }
    ModelContents saved = new ModelFile(path).read();
    return of(saved, device, threads, saved.training().precision(), List.of());
  }

  /**
   * Loads a model that {@link TrainedModel#save} wrote, to predict in another precision than that
   * of its training; see {@link TrainedModel#predictor(Precision)}.
   *
   * @throws RefusedException as by {@link #load(Path, Device, int)}, and if the path is a
   *     SavedModel
   */
  public static Predictor load(Path path, Device device, int threads, Precision precision) {
    requireArguments(path, device, threads);
    requireNonNull(precision, "precision");
    if (Files.isDirectory(path)) {
      throw new RefusedException(
          Problem.of(
              path.toString(),
              "a model of Foldwise, which predicts in any precision",
              "a SavedModel, whose graph has one",
              "Leave out the precision, or name the .foldwise file."));
    }
    return of(new ModelFile(path).read(), device, threads, precision, warnings(device, precision));
  }

  private static void requireArguments(Path path, Device device, int threads) {
    requireNonNull(path, "path");
    requireNonNull(device, "device");
    RefusedException.throwIfAny(SessionConfig.problems(threads));
  }

  static Predictor of(
      ModelContents model, Device device, int threads, Precision precision, List<String> warnings) {
    ServedGraph graph =
        ServedGraph.of(
            model.model(),
            model.training().precision(),
            precision,
            model.weights(),
            device,
            threads);
    warnings.forEach(Predictor::warn);
    return new Predictor(graph, model.facts(), model.training().evaluationBatch(), warnings);
  }

  /** What to know of a precision that was asked for. */
  static List<String> warnings(Device device, Precision precision) {
    return precision == Precision.FLOAT32 || Kernels.of(device).bfloat16()
        ? List.of()
        : List.of(
            "This processor has no fast instructions for bfloat16: products are rounded to it and"
                + " computed in float32, which takes longer than float32 alone.");
  }

  private static void warn(String warning) {
    System.getLogger(Predictor.class.getPackageName()).log(System.Logger.Level.WARNING, warning);
  }

  /**
   * What one should know before predicting, which is logged, too: that the augmentation of a
   * SavedModel goes on, for example, or that this processor is slow in the precision that was asked
   * for. Empty for most.
   */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public Shape input() {
    return graph.ends().image();
  }

  @Override
  public Optional<TrainedPixels> pixels() {
    return facts.pixels();
  }

  @Override
  public List<String> classNames() {
    return facts.classNames();
  }

  @Override
  public float[][] predict(ImageData images) {
    requireNonNull(images, "images");
    ImageChecks.requireShape(input(), images);
    ImageChecks.requirePixels(facts.pixels(), images);
    requireTaken(images);
    return lifetime.during(() -> graph.predict(images, batch));
  }

  /** The input of a SavedModel is of one kind, unless Foldwise wrote it. */
  private void requireTaken(ImageData images) {
    boolean taken =
        images.isBytes() ? graph.ends().bytes().isPresent() : graph.ends().floats().isPresent();
    if (!taken) {
      throw new RefusedException(
          Problem.of(
              "images",
              images.isBytes()
                  ? "floats, as the SavedModel takes"
                  : "bytes, as the SavedModel takes",
              images.isBytes() ? "bytes" : "floats",
              images.isBytes()
                  ? "Give floats of the scale that the model was trained on, 0 to 255 perhaps."
                  : "Give bytes from 0 to 255."));
    }
  }

  @Override
  public void close() {
    lifetime.end();
  }

  @Override
  public String toString() {
    return "predictor of %s images".formatted(input());
  }
}
