package io.github.foldwise.runtime.session;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.CheckpointKey;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.ResidentImages;
import io.github.foldwise.runtime.graph.Variables;
import io.github.foldwise.runtime.head.InferenceHead;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.head.TrainingHead;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Intervention;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.Seeds;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** One set of weights of a graph, and the runs on it. */
public final class ModelSession implements AutoCloseable {
  private final ModelGraph model;
  private final Device device;
  private final int threads;
  private final Session session;
  private ResidentSets resident = ResidentSets.NONE;

  public ModelSession(ModelGraph model, Device device, int threads) {
    this.device = device;
    this.threads = threads;
    this.session = new Session(model.graph(), SessionConfig.of(threads, device.isCuda()));
    this.model = model.retain();
  }

  /** Figures of one training step, before its update. */
  public record StepScores(
      float dataLoss, float activityPenalty, float weightPenalty, int correct) {
    /** Scores of a batch of this many rows. */
    public Scores of(int rows) {
      float penalty = activityPenalty + weightPenalty;
      return new Scores(dataLoss + penalty, dataLoss, penalty, (float) correct / rows);
    }
  }

  /** Name of a trial in this session after some epochs and what a listener changed in them. */
  public byte[] nameOf(TrialTask task, List<EpochResult> epochs, List<Intervention> interventions) {
    return CheckpointKey.of(task, device, threads, epochs, interventions);
  }

  public Device device() {
    return device;
  }

  /** Threads that may work on one op. */
  public int threads() {
    return threads;
  }

  /** Another, uninitialised set of weights of the same graph. */
  public ModelSession another() {
    return new ModelSession(model, device, threads);
  }

  /** Copies a trial's images to the device, if the graph has a place for them. */
  public void load(TrialTask task) {
    model
        .inputs()
        .resident()
        .ifPresent(place -> load(place, ResidentSets.of(task, model.source())));
  }

  /** Frees the memory of the images on the device. */
  public void unload() {
    model.inputs().resident().ifPresent(place -> load(place, ResidentSets.NONE));
  }

  private void load(ResidentImages<?> place, ResidentSets sets) {
    resident = ResidentSets.NONE;
    sets.load(session, place, model.image());
    resident = sets;
  }

  /** The rows at positions {@code from} to {@code to − 1} of {@code rows}. */
  public Batch batch(ImageData images, Rows rows, int from, int to) {
    OptionalInt first = resident.first(images);
    return first.isPresent()
        ? ResidentBatch.of(first.getAsInt(), rows, from, to)
        : FedBatch.of(images, rows, from, to, model.inputs().resident().isPresent(), this::taken);
  }

  /** Bytes as floats if the graph takes nothing else, scaled by its own ops. */
  private Tensor taken(Tensor pixels) {
    if (pixels instanceof TFloat32 || model.source() != ImageSource.RESIDENT_FLOATS) {
      return pixels;
    }
    Inputs inputs = model.inputs();
    try (pixels;
        Result result =
            session.runner().feed(inputs.pixels(), pixels).fetch(inputs.ofPixels()).run()) {
      return TFloat32.tensorOf(pixels.shape(), DataBuffers.of(floats((TFloat32) result.get(0))));
    }
  }

  /** Draws all weights from the trial's seed. */
  public void initialize(long trialSeed) {
    try (TInt64 seed = TInt64.scalarOf(Seeds.ofPurpose(trialSeed, "weights"))) {
      session
          .runner()
          .feed(model.inputs().seed(), seed)
          .addTarget(model.initialize())
          .run()
          .close();
    }
  }

  /** One step, with its update if due; random ops depend on the trial's seed and the step. */
  public StepScores step(Batch batch, float learningRate, long step, long trialSeed) {
    TrainingHead head = model.training();
    Session.Runner runner = feed(batch);
    try (TFloat32 rate = TFloat32.scalarOf(learningRate);
        TInt64 number = TInt64.scalarOf(step);
        TInt64 dropout = TInt64.scalarOf(Seeds.ofPurpose(trialSeed, "dropout"));
        TInt64 augmentation = TInt64.scalarOf(Seeds.ofPurpose(trialSeed, "augmentation"))) {
      head.augmentationSeed().ifPresent(seed -> runner.feed(seed, augmentation));
      return step(
          runner
              .feed(model.inputs().learningRate(), rate)
              .feed(model.inputs().step(), number)
              .feed(model.inputs().seed(), dropout),
          head,
          step);
    }
  }

  private StepScores step(Session.Runner fed, TrainingHead head, long step) {
    try (Result result =
        fed.addTarget(head.end().of(step))
            .fetch(head.dataLoss())
            .fetch(head.activityPenalty())
            .fetch(head.weightPenalty())
            .fetch(head.correct())
            .run()) {
      head.end().after(step).ifPresent(this::run);
      return new StepScores(
          scalar(result, 0),
          scalar(result, 1),
          scalar(result, 2),
          ((TInt32) result.get(3)).getInt());
    }
  }

  /** Ends the training: averages, if any, replace the weights; says whether they did. */
  public boolean finish() {
    model.training().end().finish().ifPresent(this::run);
    return model.training().end().finish().isPresent();
  }

  /** How many of a batch's images one run of evaluation or prediction takes. */
  public int mostAtOnce(int batch) {
    return Math.min(batch, model.mostAtOnce());
  }

  /** Evaluates a batch, and on request keeps the probabilities of all classes. */
  public BatchScores evaluate(Batch batch, boolean keepsProbabilities) {
    InferenceHead head = model.inference();
    Session.Runner runner =
        feed(batch)
            .fetch(head.dataLoss())
            .fetch(head.activityPenalty())
            .fetch(head.predicted())
            .fetch(head.confidence());
    if (keepsProbabilities) {
      runner.fetch(head.probabilities());
    }
    try (Result result = runner.run()) {
      return new BatchScores(
          scalar(result, 0),
          scalar(result, 1),
          ints((TInt32) result.get(2)),
          floats((TFloat32) result.get(3)),
          keepsProbabilities ? floats((TFloat32) result.get(4)) : new float[0]);
    }
  }

  /** Probabilities of a batch, row-major (N, classes). */
  public float[] predict(Batch batch) {
    try (Result result = feed(batch).fetch(model.inference().probabilities()).run()) {
      return floats((TFloat32) result.get(0));
    }
  }

  /** Penalties of the current weights. */
  public float weightPenalty() {
    try (Result result = session.runner().fetch(model.weightPenalty()).run()) {
      return scalar(result, 0);
    }
  }

  public float[] read(String weight) {
    try (Result result = session.runner().fetch(model.variables().read(weight)).run()) {
      return floats((TFloat32) result.get(0));
    }
  }

  /** All weights by name, in order. */
  public Map<String, float[]> readAll() {
    return read(model.variables().all());
  }

  /** Everything that training changes, by name: weights, moving statistics and optimizer slots. */
  public Map<String, float[]> readState() {
    return read(model.state().values());
  }

  private Map<String, float[]> read(Collection<Variables.Variable> variables) {
    Session.Runner runner = session.runner();
    variables.forEach(variable -> runner.fetch(variable.read()));
    try (Result result = runner.run()) {
      Map<String, float[]> values = new LinkedHashMap<>();
      variables.forEach(
          variable ->
              values.put(variable.spec().name(), floats((TFloat32) result.get(values.size()))));
      return values;
    }
  }

  /** Names, shapes and order of the values of {@link #readState()}. */
  public List<WeightSpec> stateSpecs() {
    return model.state().values().stream().map(Variables.Variable::spec).toList();
  }

  public void write(String weight, float[] values) {
    write(Map.of(weight, values));
  }

  /** Weights or slots, by name, in one run; at least one. */
  public void write(Map<String, float[]> values) {
    Session.Runner runner = session.runner();
    List<TFloat32> given = new ArrayList<>();
    try {
      values.forEach(
          (name, value) -> {
            Variables.Variable variable = model.state().get(name);
            given.add(TFloat32.tensorOf(Variables.shape(variable.spec()), DataBuffers.of(value)));
            runner
                .feed(variable.given(), given.get(given.size() - 1))
                .addTarget(variable.assignGiven());
          });
      runner.run().close();
    } finally {
      given.forEach(TFloat32::close);
    }
  }

  @Override
  public void close() {
    session.close();
    model.close();
  }

  /** A run on this session's weights with a batch. */
  public Session.Runner feed(Batch batch) {
    Session.Runner runner = session.runner();
    batch.feed(runner, model.inputs());
    return runner;
  }

  private void run(Op target) {
    session.runner().addTarget(target).run().close();
  }

  private static float scalar(Result result, int index) {
    return ((TFloat32) result.get(index)).getFloat();
  }

  public static float[] floats(TFloat32 tensor) {
    float[] values = new float[(int) tensor.size()];
    tensor.copyTo(DataBuffers.of(values, false, false));
    return values;
  }

  private static int[] ints(TInt32 tensor) {
    int[] values = new int[(int) tensor.size()];
    tensor.copyTo(DataBuffers.of(values, false, false));
    return values;
  }
}
