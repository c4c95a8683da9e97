package io.github.foldwise.runtime;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelContents;
import io.github.foldwise.runtime.file.ModelFacts;
import io.github.foldwise.runtime.file.ModelFile;
import io.github.foldwise.runtime.serving.ServedGraph;
import io.github.foldwise.runtime.session.ImageChecks;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model that only predicts: its graph holds no training and its weights are constants, so it is
 * smaller and, on single images, faster than a {@link TrainedModel}. Batch norms that directly
 * follow a convolution or dense layer are folded into it, so probabilities may differ from the
 * trained model's in the last bits.
 */
public final class Predictor implements Classifier {
  private final ServedGraph graph;
  private final ModelFacts facts;
  private final int batch;
  private final Lifetime lifetime;

  Predictor(ServedGraph graph, ModelFacts facts, int batch) {
    this.graph = graph;
    this.facts = facts;
    this.batch = batch;
    this.lifetime = new Lifetime(toString(), graph::close);
  }

  /** Loads a saved model for the CPU with one thread. */
  public static Predictor load(Path file) {
    return load(file, Device.CPU, 1);
  }

  /**
   * Loads a model that {@link TrainedModel#save} wrote.
   *
   * @param threads threads that may work on one op, at least 1
   * @throws RefusedException if the file is missing, truncated, damaged, no model or of a newer
   *     version
   */
  public static Predictor load(Path file, Device device, int threads) {
    requireNonNull(file, "file");
    requireNonNull(device, "device");
    RefusedException.throwIfAny(SessionConfig.problems(threads));
    ModelContents saved = new ModelFile(file).read();
    return new Predictor(
        ServedGraph.of(
            saved.model(), saved.training().precision(), saved.weights(), device, threads),
        saved.facts(),
        saved.training().evaluationBatch());
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
    return lifetime.during(() -> graph.predict(images, batch));
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
