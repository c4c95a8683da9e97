package io.github.foldwise.runtime;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.head.TrainingHead;
import io.github.foldwise.runtime.loss.LossParts;
import io.github.foldwise.runtime.session.Batch;
import io.github.foldwise.runtime.session.BatchScores;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A model's graph with one session; all images of a set are one batch. */
public final class OpenModel implements AutoCloseable {
  private static final long STEP = 3; // of dropout's masks, where a test does not name them
  private static final long SEED = 4;

  private final ModelGraph graph;
  private final ModelSession session;

  public OpenModel(CheckedModel model, Training how) {
    this(model, how, Kernels.of(Device.CPU));
  }

  public OpenModel(CheckedModel model, Training how, Kernels kernels) {
    graph = new ModelGraph(model, how, Device.CPU, ImageSource.FED, kernels, 1);
    session = new ModelSession(graph, Device.CPU, 1);
  }

  public ModelSession session() {
    return session;
  }

  public void write(Map<String, float[]> weights) {
    session.write(weights);
  }

  /** Gradients of the training head, by weight. */
  public Map<String, float[]> gradients(ImageData images) {
    return gradients(images, STEP, SEED);
  }

  public Map<String, float[]> gradients(ImageData images, long step, long dropoutSeed) {
    Map<String, Operand<TFloat32>> head = graph.training().gradients();
    return byWeight(fetch(images, step, dropoutSeed, new ArrayList<>(head.values())));
  }

  public LossParts trainingLoss(ImageData images) {
    return loss(fetch(images, STEP, SEED, lossParts()));
  }

  /** Both of the training head, in one run. */
  public TrainingPass trainingPass(ImageData images) {
    Map<String, Operand<TFloat32>> head = graph.training().gradients();
    List<Operand<TFloat32>> wanted = new ArrayList<>(lossParts());
    wanted.addAll(head.values());
    List<float[]> values = fetch(images, STEP, SEED, wanted);
    return new TrainingPass(loss(values), byWeight(values.subList(3, values.size())));
  }

  /** What one batch gives in training. */
  public record TrainingPass(LossParts loss, Map<String, float[]> gradients) {}

  private List<Operand<TFloat32>> lossParts() {
    TrainingHead head = graph.training();
    return List.of(head.dataLoss(), head.activityPenalty(), graph.weightPenalty());
  }

  private static LossParts loss(List<float[]> parts) {
    return new LossParts(parts.get(0)[0], parts.get(1)[0], parts.get(2)[0]);
  }

  private Map<String, float[]> byWeight(List<float[]> values) {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    graph
        .training()
        .gradients()
        .keySet()
        .forEach(name -> gradients.put(name, values.get(gradients.size())));
    return gradients;
  }

  public LossParts inferenceLoss(ImageData images) {
    try (Batch batch = session.batch(images, Rows.all(images.rows()), 0, images.rows())) {
      BatchScores scores = session.evaluate(batch, false);
      return new LossParts(
          scores.dataLoss() / images.rows(), scores.activityPenalty(), session.weightPenalty());
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  private List<float[]> fetch(
      ImageData images, long step, long dropoutSeed, List<Operand<TFloat32>> wanted) {
    try (Batch batch = session.batch(images, Rows.all(images.rows()), 0, images.rows());
        TInt64 number = TInt64.scalarOf(step);
        TInt64 seed = TInt64.scalarOf(dropoutSeed)) {
      Session.Runner runner =
          session.feed(batch).feed(graph.inputs().step(), number).feed(graph.inputs().seed(), seed);
      wanted.forEach(runner::fetch);
      try (Result result = runner.run()) {
        List<float[]> values = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
          values.add(ModelSession.floats((TFloat32) result.get(i)));
        }
        return values;
      }
    }
  }
}
