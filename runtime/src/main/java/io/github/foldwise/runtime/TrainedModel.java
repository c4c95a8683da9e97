package io.github.foldwise.runtime;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ClassNames;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.metrics.Metrics;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelContents;
import io.github.foldwise.runtime.file.ModelFacts;
import io.github.foldwise.runtime.file.ModelFile;
import io.github.foldwise.runtime.savedmodel.SavedModelWriter;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.Evaluator;
import io.github.foldwise.runtime.session.GivenWeights;
import io.github.foldwise.runtime.session.ImageChecks;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.StartWeights;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A model with weights, safe to use from several threads. Holds native memory: close it. */
public final class TrainedModel implements Classifier {
  private final CheckedModel model;
  private final Training training;
  private final ModelFacts facts;
  private final ModelSession session;
  private final TrialResult history;
  private final boolean stopped;
  private final Lifetime lifetime;

  TrainedModel(
      CheckedModel model,
      Training training,
      ModelFacts facts,
      ModelSession session,
      TrialResult history,
      boolean stopped) {
    this(model, training, facts, session, ModelSession::close, history, stopped);
  }

  /** A model whose session is given to somebody once it is closed. */
  TrainedModel(
      CheckedModel model,
      Training training,
      ModelFacts facts,
      ModelSession session,
      Consumer<ModelSession> end,
      TrialResult history,
      boolean stopped) {
    this.facts = facts;
    this.stopped = stopped;
    this.model = model;
    this.training = training;
    this.session = session;
    this.history = history;
    this.lifetime = new Lifetime(toString(), () -> end.accept(session));
  }

  /** The declaration that it was compiled from, with every shape. */
  public CheckedModel model() {
    return model;
  }

  /** The training that it was compiled with. */
  public Training training() {
    return training;
  }

  @Override
  public Shape input() {
    return model.input();
  }

  @Override
  public Optional<TrainedPixels> pixels() {
    return facts.pixels();
  }

  @Override
  public List<String> classNames() {
    return facts.classNames();
  }

  /**
   * The same model with names of its classes. Close it, too.
   *
   * @param names one for each class from 0, each another
   */
  @CheckReturnValue
  public TrainedModel withClassNames(List<String> names) {
    ClassNames.requireOnePerClass(requireNonNull(names, "names"), model.spec().classes());
    return lifetime.during(() -> with(GivenWeights.NONE, facts.withClassNames(names)));
  }

  /** How training went, epoch by epoch. */
  public TrialResult history() {
    return history;
  }

  /**
   * What a listener changed in its training, in order: {@code learning rate 1.0E-4 after epoch 3}.
   * A loaded model knows it too. Empty if model, training, data and seed alone decided everything.
   */
  public List<String> interventions() {
    return facts.interventions();
  }

  /**
   * Its weights, for another training to {@linkplain Training#startFrom start from}; they are
   * copied, so this model may be closed.
   */
  public StartWeights startWeights() {
    return StartWeights.of(model, weights());
  }

  /** The weights of a saved model to start from, without loading TensorFlow. */
  public static StartWeights startWeights(Path file) {
    ModelContents saved = new ModelFile(requireNonNull(file, "file")).read();
    return StartWeights.of(saved.model(), saved.weights());
  }

  /** Whether its listener {@linkplain TrialListener#endRequested ended training} early. */
  public boolean stopped() {
    return stopped;
  }

  @Override
  public float[][] predict(ImageData images) {
    requireNonNull(images, "images");
    ImageChecks.requireShape(model, images);
    ImageChecks.requirePixels(facts.pixels(), images);
    return lifetime.during(() -> probabilities(images));
  }

  private float[][] probabilities(ImageData images) {
    float[][] probabilities = new float[images.rows()][];
    Rows rows = Rows.all(images.rows());
    int classes = model.spec().classes();
    int most = session.mostAtOnce(training.evaluationBatch());
    for (int from = 0; from < rows.size(); from += most) {
      int to = Math.min(from + most, rows.size());
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

  /** Loss, accuracy and confusion on labelled images, at least one; losses use rows' weights. */
  public Evaluation evaluate(ImageData images) {
    requireEvaluable(images);
    return lifetime.during(
        () ->
            new Evaluator(session, model.spec().classes(), training.evaluationBatch())
                .evaluate(images, Rows.all(images.rows())));
  }

  @Override
  public Metrics metrics(ImageData images) {
    requireEvaluable(images);
    return Classifier.super.metrics(images);
  }

  /** Values of a weight such as {@code conv_1/kernel}, row-major in Keras's layout. */
  public float[] weight(String name) {
    requireNonNull(name, "name");
    List<String> names = model.weights().stream().map(WeightSpec::name).toList();
    if (!names.contains(name)) {
      throw new RefusedException(Suggestions.unknown("weight", name, names));
    }
    return lifetime.during(() -> session.read(name));
  }

  /** Values of all weights by name, in Keras's order, each row-major in Keras's layout. */
  public Map<String, float[]> weights() {
    return lifetime.during(session::readAll);
  }

  /** The same model with another value of one weight; see {@link #withWeights}. Close it, too. */
  @CheckReturnValue
  public TrainedModel withWeight(String name, float[] values) {
    return withWeights(Map.of(requireNonNull(name, "name"), requireNonNull(values, "values")));
  }

  /**
   * The same model with other values of some weights; must be closed, too.
   *
   * @param values by name, row-major in Keras's layout; other weights stay unchanged
   * @throws RefusedException if a name is unknown, a number of values wrong or a value not finite
   */
  @CheckReturnValue
  public TrainedModel withWeights(Map<String, float[]> values) {
    GivenWeights given = GivenWeights.of(model, requireNonNull(values, "values"));
    return lifetime.during(() -> with(given, facts));
  }

  private TrainedModel with(GivenWeights given, ModelFacts facts) {
    ModelSession other = session.another();
    try {
      other.write(session.readAll());
      given.writeTo(other);
      return new TrainedModel(model, training, facts, other, history, stopped);
    } catch (Throwable e) {
      other.close();
      throw e;
    }
  }

  /**
   * Writes model, training and weights into one file, all or nothing; the same model always gives
   * the same bytes. It is a ZIP from which {@code numpy.load(file)["conv_1/kernel"]} reads a
   * weight. The history is not saved.
   *
   * @throws RefusedException if a weight is not finite or the file cannot be written
   */
  public void save(Path file) {
    requireNonNull(file, "file");
    Map<String, float[]> weights = weights();
    GivenWeights.of(model, weights);
    new ModelFile(file).write(new ModelContents(model, training, facts, weights));
  }

  /**
   * The same model for prediction alone, which is faster on single images, in the precision of its
   * training. It stays open if this one is closed; close it, too.
   */
  public Predictor predictor() {
    return predictor(training.precision(), List.of());
  }

  /**
   * The same with products in this precision. In {@link Precision#MIXED_BFLOAT16}, probabilities of
   * a model that was trained in float32 differ a little. A processor without instructions for it is
   * slower than in float32, which a warning says.
   */
  public Predictor predictor(Precision precision) {
    requireNonNull(precision, "precision");
    return predictor(precision, Predictor.warnings(session.device(), precision));
  }

  private Predictor predictor(Precision precision, List<String> warnings) {
    return lifetime.during(
        () ->
            Predictor.of(
                new ModelContents(model, training, facts, session.readAll()),
                session.device(),
                session.threads(),
                precision,
                warnings));
  }

  /**
   * Writes the model for prediction as a SavedModel, all or nothing: for TensorFlow in any
   * language, TensorFlow Serving and Keras's {@code TFSMLayer}. Its signature {@code
   * serving_default} takes {@code image}, floats such as those of the training or bytes divided by
   * 255, and gives {@code probabilities} and {@code logits}; {@code serving_bytes} takes bytes.
   *
   * @param folder one that does not exist or is empty
   * @throws RefusedException if a weight is not finite or the folder cannot be written
   */
  public void exportSavedModel(Path folder) {
    requireNonNull(folder, "folder");
    Map<String, float[]> weights = weights();
    GivenWeights.of(model, weights);
    new SavedModelWriter(model, facts).write(folder, training.precision(), weights);
  }

  /** Loads a saved model for the CPU with one thread: it predicts the same bits. */
  public static TrainedModel load(Path file) {
    return load(file, Device.CPU, 1);
  }

  /**
   * Loads a saved model for a device.
   *
   * @param threads threads that may work on one op, at least 1; float sums depend on them
   * @throws RefusedException if the file is missing, truncated, damaged, no model or of a newer
   *     version
   */
  public static TrainedModel load(Path file, Device device, int threads) {
    requireNonNull(file, "file");
    requireNonNull(device, "device");
    RefusedException.throwIfAny(SessionConfig.problems(threads));
    ModelContents saved = new ModelFile(file).read();
    try (CompiledModel compiled =
        CompiledModel.compile(saved.model(), saved.training(), device, threads)) {
      return compiled.of(saved.weights(), saved.facts());
    }
  }

  @Override
  public void close() {
    lifetime.end();
  }

  @Override
  public String toString() {
    String epochs = history.epochs().size() == 1 ? "epoch" : "epochs";
    return String.format(
        Locale.ROOT,
        "trained model of %,d parameters, %s %s%s",
        model.parameters(),
        history.epochs().size(),
        epochs,
        history.validation().map(v -> ", accuracy " + v.scores().accuracy()).orElse(""));
  }

  private void requireEvaluable(ImageData images) {
    requireNonNull(images, "images");
    ImageChecks.requireShape(model, images);
    ImageChecks.requireRows("evaluation", images.rows());
    ImageChecks.requireLabels(model, images);
    ImageChecks.requirePixels(facts.pixels(), images);
  }
}
