package io.github.foldwise.spark;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrainerProvider;
import io.github.foldwise.trial.TrialCosts;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains each trial as a Spark job of one task, to the bits that one machine of that kind computes:
 *
 * <pre>{@code
 * SparkConf conf = new SparkConf().set("spark.plugins", SparkTrainer.PLUGIN);
 * SparkContext session = SparkContext.getOrCreate(conf);
 * Run.of(experiment).with(SparkTrainer.on(session)).in(folder).execute();
 * }</pre>
 *
 * A trial takes {@code spark.task.cpus} threads. Plan, journal and report stay in the driver.
 */
public final class SparkTrainer implements Cluster {
  /** Value of {@code spark.plugins}, or one of several. */
  public static final String PLUGIN = "io.github.foldwise.spark.FoldwisePlugin";

  private static final Logger LOG = LoggerFactory.getLogger(SparkTrainer.class);
  private static final String PLUGINS = "spark.plugins";

  private final Session session;
  private final Trainings trainings;
  private final Optional<URI> checkpoints;
  private final Runnable end;
  private final SentData data;
  private final Handshake handshake;
  private final Patience patience;
  private final Executors executors;

  private SparkTrainer(
      Session session,
      Trainings trainings,
      Optional<URI> checkpoints,
      Patience patience,
      Runnable end) {
    this.session = session;
    this.trainings = trainings;
    this.checkpoints = checkpoints;
    this.end = end;
    this.data = new SentData(session.context());
    this.handshake = new Handshake(oneDnn(session));
    this.patience = patience;
    this.executors = new Executors(session, handshake, patience);
  }

  /**
   * Trains in the executors of a session, which stays the caller's: closing the trainer does not
   * end it.
   *
   * @throws RefusedException if the session has no {@link #PLUGIN}, or has ended
   */
  public static SparkTrainer on(SparkContext session) {
    requireNonNull(session, "the session of a trainer");
    return on(session, new Patience(session.getConf()), () -> {});
  }

  /** The same for a session that ends with the trainer, as its end says. */
  static SparkTrainer on(SparkContext session, Patience patience, Runnable end) {
    if (session.isStopped()) {
      throw new RefusedException(Session.ended("one that has ended"));
    }
    Trainings trainings =
        Trainings.of(session)
            .orElseThrow(() -> new RefusedException(pluginless(session.getConf())));
    return new SparkTrainer(
        new Session(JavaSparkContext.fromSparkContext(session), trainings.roster()),
        trainings,
        Optional.empty(),
        patience,
        end);
  }

  /**
   * Keeps checkpoints in a folder that driver and executors can write to, such as {@code
   * hdfs://host/foldwise}; otherwise the driver receives them, and its memory holds one for each
   * trial in training.
   */
  @CheckReturnValue
  public SparkTrainer checkpoints(URI folder) {
    return new SparkTrainer(
        session,
        trainings,
        Optional.of(requireNonNull(folder, "the folder of checkpoints")),
        patience,
        end);
  }

  private static Problem pluginless(SparkConf conf) {
    return Problem.of(
        PLUGINS,
        PLUGIN,
        conf.get(PLUGINS, "none"),
        "Set it before the session starts: .set(\"%s\", SparkTrainer.PLUGIN).".formatted(PLUGINS));
  }

  /** In local mode driver and executor share one environment. */
  private static Optional<String> oneDnn(Session session) {
    return session.isLocal()
        ? Optional.empty()
        : Optional.ofNullable(System.getenv(Facts.ONE_DNN))
            .or(() -> Optional.of(Facts.UNSET))
            .map(own -> session.conf().get("spark.executorEnv." + Facts.ONE_DNN, own));
  }

  @Override
  public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
    requireNonNull(task, "task");
    requireHeapFor(task);
    String name = UUID.randomUUID().toString();
    TrialJob job =
        new TrialJob(
            name,
            listener.trialName().isEmpty() ? "a trial" : listener.trialName(),
            task,
            data,
            threads(),
            checkpoints.map(URI::toString).orElse(""));
    RemoteTraining training =
        new RemoteTraining(new Jobs(job), listener, from, handshake, this::discard);
    trainings.add(name, training.attempts());
    try {
      return training.result();
    } finally {
      trainings.remove(name);
    }
  }

  /** In local mode the images are in the heap already. */
  private void requireHeapFor(TrialTask task) {
    if (session.isLocal()) {
      return;
    }
    try {
      Memory.requireHeapFor(TrialJob.imageBytes(task), session.conf());
    } catch (RefusedException e) {
      throw new TrainerLostException(e); // other trials have these images too
    }
  }

  private void discard(Checkpoint checkpoint) {
    try {
      SharedCheckpoint.delete(checkpoint, session.conf());
    } catch (IOException e) {
      LOG.warn("A checkpoint could not be deleted", e); // it is only of no use any more
    }
  }

  /** {@code spark.task.cpus} of the session. */
  @Override
  public int threads() {
    return session.threads();
  }

  /** One after the other, of one training. */
  private final class Jobs implements SparkJobs {
    private final TrialJob job;
    private JavaFutureAction<List<byte[]>> present; // null until submitted

    Jobs(TrialJob job) {
      this.job = job;
    }

    @Override
    public void submit() {
      present = session.submit(job, job.name());
    }

    @Override
    public Optional<End> end() {
      if (!present.isDone()) {
        return Optional.empty();
      }
      try {
        return Optional.of(new End(Optional.of(Ended.of(present.get().get(0))), ""));
      } catch (ExecutionException e) {
        session.requireRunning();
        return Optional.of(new End(Optional.empty(), Reason.of(e.getCause())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void cancel() {
      if (present != null) {
        present.cancel(true);
      }
    }
  }

  /** Its own estimates need no native library. */
  @Override
  public TrialCosts costs() {
    return ServiceLoader.load(TrainerProvider.class)
        .findFirst()
        .map(TrainerProvider::costs)
        .orElse(TrialCosts.UNKNOWN);
  }

  @Override
  public OptionalInt slots() {
    return OptionalInt.of(executors.slots());
  }

  @Override
  public List<String> processorFeatures() {
    return executors.facts().processor();
  }

  @Override
  public String kernels() {
    return executors.facts().kernels();
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public String version() {
    return executors.facts().tensorFlow();
  }

  @Override
  public void close() {
    end.run();
  }
}
