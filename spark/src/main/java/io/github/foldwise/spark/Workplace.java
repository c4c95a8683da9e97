package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.run.machine.MemoryGate;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrainerProvider;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.plugin.PluginContext;

/**
 * One executor: what its trainings share. Spark makes both the plugin and the tasks of an executor,
 * so they can meet only in a static field.
 */
final class Workplace {
  private static final String DEVICE = "cpu";
  private static final String NATIVE_LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

  private static volatile Workplace here;

  private final PluginContext context;
  private final ReceivedData data = new ReceivedData();
  private final MemoryGate gate;
  private final Map<Integer, Sharer> trainers = new ConcurrentHashMap<>();
  private final CompletableFuture<Facts> facts = new CompletableFuture<>();

  /** A trainer whose trials share what they have in common while this executor lives. */
  private record Sharer(Trainer trainer, Trainer.Sharing sharing) {
    Sharer(Trainer trainer) {
      this(trainer, trainer.share());
    }
  }

  private Workplace(PluginContext context) {
    this.context = context;
    this.gate = new MemoryGate(Memory.outsideTheHeap(context.conf()));
  }

  /**
   * Loads the engine in a thread of its own. Spark interrupts tasks, which must not leave an engine
   * that is loaded by half.
   */
  private void prepare() {
    Thread thread = new Thread(this::load, "foldwise-engine");
    thread.setDaemon(true);
    thread.start();
  }

  private void load() {
    try {
      facts.complete(read());
    } catch (RefusedException e) {
      facts.completeExceptionally(e);
    } catch (Throwable e) {
      facts.completeExceptionally(new RefusedException(broken(e)));
    }
  }

  /** This executor begins. The heap's limit must not limit TensorFlow's memory. */
  static void open(PluginContext context) {
    if (System.getProperty(NATIVE_LIMIT) == null) {
      System.setProperty(NATIVE_LIMIT, "0");
    }
    Workplace workplace = new Workplace(context);
    workplace.prepare();
    here = workplace;
  }

  static void close() {
    Workplace ended = here;
    here = null;
    if (ended != null) {
      ended.trainers.values().forEach(sharer -> sharer.sharing().close());
    }
  }

  static Workplace here() {
    return here;
  }

  /** Why this executor cannot train what a driver of a version asks for; empty if it can. */
  static Optional<Problem> unfit(String version) {
    if (!version.equals(Encoded.VERSION)) {
      return Optional.of(
          Problem.of(
              "Foldwise of an executor",
              version + ", as the driver has",
              Encoded.VERSION,
              "Give driver and executors the same jars."));
    }
    return here == null
        ? Optional.of(
            Problem.of(
                "spark.plugins of an executor",
                SparkTrainer.PLUGIN,
                "a plugin that was not started",
                "Set it before the session starts, and give executors the jars of foldwise-spark."))
        : Optional.empty();
  }

  /** An executor whose engine does not start. */
  private static Problem broken(Throwable thrown) {
    return Problem.of(
        "engine of an executor",
        "foldwise-runtime and TensorFlow's native library on its class path",
        Reason.of(thrown),
        "Give executors all jars of Foldwise and of TensorFlow, the native one of their platform"
            + " too.");
  }

  SparkConf conf() {
    return context.conf();
  }

  ReceivedData data() {
    return data;
  }

  MemoryGate gate() {
    return gate;
  }

  /** {@code executor 3 on host}. Spark's context fails if asked for the host of an executor. */
  String name() {
    try {
      return "executor %s on %s"
          .formatted(context.executorID(), InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      return "executor " + context.executorID();
    }
  }

  /**
   * What decides which bits it computes, once the engine is loaded.
   *
   * @throws RefusedException if there is none, or it does not run here
   */
  Facts facts() {
    try {
      return facts.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RefusedException refused ? refused : e;
    }
  }

  private Facts read() {
    TrainerProvider provider = provider();
    Trainer trainer = trainer(conf().getInt(Session.CPUS, 1));
    return new Facts(
        name(),
        provider.version(),
        trainer.processorFeatures(),
        trainer.kernels(),
        Optional.ofNullable(System.getenv(Facts.ONE_DNN)).orElse(Facts.UNSET));
  }

  /** What trains here. */
  Trainer trainer(int threads) {
    return trainers
        .computeIfAbsent(threads, number -> new Sharer(provider().trainer(DEVICE, number)))
        .trainer();
  }

  /** Asks the driver, which answers within milliseconds. */
  Reply ask(Message message) {
    try {
      return Reply.of(context.ask(message.wire()));
    } catch (Exception e) {
      throw new IllegalStateException("the driver does not answer", e);
    }
  }

  private static TrainerProvider provider() {
    return ServiceLoader.load(TrainerProvider.class, Workplace.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    Problem.of(
                        "class path of an executor",
                        "foldwise-runtime",
                        "no trainer",
                        "Give executors the jars of foldwise-runtime and of what it needs.")));
  }
}
