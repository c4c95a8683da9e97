package io.github.foldwise.runtime;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelContents;
import io.github.foldwise.runtime.file.ModelFacts;
import io.github.foldwise.runtime.file.ModelFile;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.loop.TrainingLoop;
import io.github.foldwise.runtime.session.GivenWeights;
import io.github.foldwise.runtime.session.ImageChecks;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.session.Residence;
import io.github.foldwise.runtime.session.WatchedImages;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.DeviceCopy;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * A model as a TensorFlow graph, ready to be trained; safe to use from several threads. Holds
 * native memory: close it.
 */
public final class CompiledModel implements AutoCloseable {
  private static final TrialResult UNTRAINED =
      new TrialResult(false, "", List.of(), Optional.empty(), Optional.empty());

  private final CheckedModel model;
  private final Training training;
  private final Device device;
  private final int threads;
  private final Residence residence;
  private final ModelGraph graph;
  private final Lifetime lifetime;
  private Optional<ModelSession> spare = Optional.empty(); // of a trial that has ended
  private boolean released;

  private CompiledModel(
      CheckedModel model, Training training, Device device, int threads, Residence residence) {
    this.model = model;
    this.training = training;
    this.device = device;
    this.threads = threads;
    this.residence = residence;
    this.graph = new ModelGraph(model, training, device, ImageSource.FED, threads);
    this.lifetime = new Lifetime(toString(), this::release);
  }

  /** Compiles for the CPU with one thread: the same bits in every run on one kind of CPU. */
  public static CompiledModel compile(CheckedModel model, Training training) {
    return compile(model, training, Device.CPU, 1);
  }

  /**
   * Compiles for a device.
   *
   * @param threads threads that may work on one op, at least 1; float sums depend on them
   * @throws RefusedException if a number of the training is out of range, the model's head
   *     contradicts the loss, or the training names a weight that the model does not have
   */
  public static CompiledModel compile(
      CheckedModel model, Training training, Device device, int threads) {
    return compile(
        model, training, device, threads, Residence.on(requireNonNull(device, "device")));
  }

  /** Compiles for a device, with images on the heap or the device: the figures are the same. */
  static CompiledModel compile(
      CheckedModel model, Training training, Device device, int threads, Residence residence) {
    requireNonNull(model, "model");
    requireNonNull(training, "training");
    List<Problem> problems = new ArrayList<>(training.problems());
    problems.addAll(SessionConfig.problems(threads));
    problems.addAll(training.problems(model.spec()));
    problems.addAll(training.problems(model));
    RefusedException.throwIfAny(problems);
    return new CompiledModel(model, training, device, threads, residence);
  }

  /** Trains on all rows; the seed decides initial weights, order and dropout. */
  public TrainedModel train(ImageData data, long seed) {
    return train(data, seed, Map.of(), TrialListener.NONE);
  }

  /** Trains on all rows, starting from given weights, without a listener. */
  public TrainedModel train(ImageData data, long seed, Map<String, float[]> initialWeights) {
    return train(data, seed, initialWeights, TrialListener.NONE);
  }

  /**
   * Trains on all rows, starting from given weights, and reports to a listener.
   *
   * @param seed seed of order and dropout, and of the initial weights that are not given
   * @param initialWeights values by name, row-major in Keras's layout; may be incomplete
   * @param listener follows every step and epoch; it can {@linkplain
   *     io.github.foldwise.trial.EpochEnd act} after each epoch: end training and keep the model,
   *     set the learning rate, save
   * @throws RefusedException if a name is unknown, a number of values wrong or a value not finite
   */
  public TrainedModel train(
      ImageData data, long seed, Map<String, float[]> initialWeights, TrialListener listener) {
    requireNonNull(data, "data");
    requireNonNull(initialWeights, "initialWeights");
    return train(
        new TrialTask(
            model, training, data, Rows.all(data.rows()), Rows.of(), Optional.empty(), seed),
        GivenWeights.of(model, initialWeights),
        Optional.empty(),
        listener);
  }

  /** The model before any step: the weights that {@link #train(ImageData, long)} starts from. */
  public TrainedModel initial(long seed) {
    return untrained(
        session -> {
          session.initialize(seed);
          start(session);
        },
        ModelFacts.NONE);
  }

  /** The model with these weights, by name; refused if one is unknown, unfit or missing. */
  public TrainedModel of(Map<String, float[]> values) {
    return of(requireNonNull(values, "values"), ModelFacts.NONE);
  }

  /** The same, of weights that were trained on such pixels. */
  public TrainedModel of(Map<String, float[]> values, TrainedPixels pixels) {
    return of(
        requireNonNull(values, "values"),
        new ModelFacts(Optional.of(requireNonNull(pixels, "pixels")), List.of(), List.of()));
  }

  TrainedModel of(Map<String, float[]> values, ModelFacts facts) {
    return untrained(GivenWeights.ofAll(model, values)::writeTo, facts);
  }

  /** Trains one trial and keeps its weights. */
  public TrainedModel train(TrialTask task, TrialListener listener) {
    return train(task, GivenWeights.NONE, Optional.empty(), listener);
  }

  /** Trains one trial, from a checkpoint if there is one, and keeps its weights. */
  public TrainedModel train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    return train(task, GivenWeights.NONE, from, listener);
  }

  /** Trains one trial in the session that an earlier one left, and leaves it to the next. */
  TrainedModel trainInTurn(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    requireTrainable(task, from, listener);
    return lifetime.during(
        () -> {
          if (!isFed(task)) {
            return trained(task, GivenWeights.NONE, from, listener, sessionOf(task));
          }
          ModelSession session = left().orElseGet(() -> sessionOf(task));
          return trained(task, GivenWeights.NONE, from, listener, session, this::leave);
        });
  }

  private TrainedModel train(
      TrialTask task, GivenWeights given, Optional<Checkpoint> from, TrialListener listener) {
    requireTrainable(task, from, listener);
    return lifetime.during(() -> trained(task, given, from, listener, sessionOf(task)));
  }

  private void requireTrainable(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    requireNonNull(task, "task");
    requireNonNull(from, "from");
    requireNonNull(listener, "listener");
    requireOwn(task);
    requireFits(task.data());
    RefusedException.throwIfAny(training.problems(task.data()));
    task.test().ifPresent(this::requireFits);
    requireOneKindOfPixels(task);
    ImageChecks.requireRows("training", task.trainingRows().size());
    RefusedException.throwIfAny(
        training.problems(model, task.data(), task.trainingRows(), task.validationRows().size()));
  }

  private TrainedModel trained(
      TrialTask task,
      GivenWeights given,
      Optional<Checkpoint> from,
      TrialListener listener,
      ModelSession session) {
    return trained(task, given, from, listener, session, ModelSession::close);
  }

  private TrainedModel trained(
      TrialTask task,
      GivenWeights given,
      Optional<Checkpoint> from,
      TrialListener listener,
      ModelSession session,
      Consumer<ModelSession> end) {
    try {
      session.load(task);
      session.initialize(task.seed());
      start(session);
      given.writeTo(session);
      ModelFacts facts = ModelFacts.of(task.data(), task.trainingRows(), model.spec().classes());
      TrainingLoop loop =
          new TrainingLoop(
              session,
              task,
              listener,
              (file, weights, before) ->
                  save(file, task.training(), facts.actedOn(before), weights));
      from.ifPresent(loop::resume);
      TrialResult result = loop.run();
      session.unload();
      return new TrainedModel(
          model,
          task.training(),
          facts.actedOn(result.interventions()),
          session,
          end,
          result,
          loop.isEndRequested());
    } catch (CancellationException e) { // between two runs of it, so the next trial may have it
      end.accept(session);
      throw e;
    } catch (Throwable e) {
      session.close();
      throw e;
    }
  }

  /** Whether it was compiled for such a task. */
  boolean isOf(TrialTask task) {
    return task.model().equals(model) && task.training().isLike(training);
  }

  /** Number of values that it trains or keeps. */
  long parameters() {
    return model.parameters();
  }

  private synchronized Optional<ModelSession> left() {
    Optional<ModelSession> left = spare;
    spare = Optional.empty();
    return left;
  }

  private synchronized void leave(ModelSession session) {
    if (released || spare.isPresent()) {
      session.close();
    } else {
      spare = Optional.of(session);
    }
  }

  private synchronized void release() {
    released = true;
    left().ifPresent(ModelSession::close);
    graph.close();
  }

  private void start(ModelSession session) {
    training
        .start()
        .map(weights -> weights.match(model).values())
        .ifPresent(values -> GivenWeights.of(model, values).writeTo(session));
  }

  private void save(Path file, Training trainedBy, ModelFacts facts, Map<String, float[]> weights) {
    GivenWeights.of(model, weights);
    new ModelFile(file).write(new ModelContents(model, trainedBy, facts, weights));
  }

  private TrainedModel untrained(Consumer<ModelSession> weights, ModelFacts facts) {
    return lifetime.during(
        () -> {
          ModelSession session = new ModelSession(graph, device, threads);
          try {
            weights.accept(session);
            return new TrainedModel(model, training, facts, session, UNTRAINED, false);
          } catch (Throwable e) {
            session.close();
            throw e;
          }
        });
  }

  private boolean isFed(TrialTask task) {
    return residence == Residence.HEAP || DeviceCopy.bytes(task.data(), task.test()) == 0;
  }

  /** A graph that holds the task's images is built for their kind of pixels. */
  private ModelSession sessionOf(TrialTask task) {
    if (isFed(task)) {
      return new ModelSession(graph, device, threads);
    }
    try (ModelGraph resident =
        new ModelGraph(model, training, device, ImageSource.residentAs(task.data()), threads)) {
      return new ModelSession(resident, device, threads);
    }
  }

  /**
   * Frees the memory, after waiting for calls in other threads; a second call does nothing. Models
   * that it trained stay open.
   */
  @Override
  public void close() {
    lifetime.end();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "compiled model of %,d parameters for %s", model.parameters(), device.name());
  }

  /** The number of epochs is no part of a graph. */
  private void requireOwn(TrialTask task) {
    if (!isOf(task)) {
      throw new RefusedException(
          Problem.of(
              "task",
              "the model and the training that were compiled",
              "others",
              "Compile those of the task."));
    }
    ImageChecks.requireRowsOf(task.data(), "training", task.trainingRows());
    ImageChecks.requireRowsOf(task.data(), "validation", task.validationRows());
  }

  /** Bytes are scaled to [0,1], floats are not: other images would be evaluated silently wrong. */
  private static void requireOneKindOfPixels(TrialTask task) {
    List<Problem> problems = new ArrayList<>();
    task.test()
        .flatMap(test -> ImageChecks.otherKind("test images", task.data(), test))
        .ifPresent(problems::add);
    WatchedImages.of(task)
        .map(WatchedImages::data)
        .filter(watched -> watched != task.data())
        .flatMap(watched -> ImageChecks.otherKind("validateOn(images)", task.data(), watched))
        .ifPresent(problems::add);
    RefusedException.throwIfAny(problems);
  }

  private void requireFits(ImageData images) {
    ImageChecks.requireShape(model, images);
    ImageChecks.requireLabels(model, images);
  }
}
