package io.github.foldwise.cli.command;

import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.ClusterProvider;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An engine that reaches a cluster and cannot train on this machine.
 *
 * @param slots trials that the cluster trains at once, if it says so
 * @param events receives when it is reached and left
 */
record FakeCluster(Trainer trainer, OptionalInt slots, List<String> events)
    implements Engine, ClusterProvider {

  FakeCluster(OptionalInt slots) {
    this(new ClassZeroTrainer(), slots, new ArrayList<>());
  }

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Cluster connect(String master, int threads, Optional<URI> checkpoints) {
    events.add(
        "reached %s with %s threads%s"
            .formatted(master, threads, checkpoints.map(uri -> ", " + uri).orElse("")));
    return new Remote(this, threads);
  }

  @Override
  public Optional<ClusterProvider> cluster(String name) {
    return Optional.of(this);
  }

  @Override
  public List<String> devices() {
    return ThrowingEngine.UNTOUCHED.devices();
  }

  @Override
  public String device(String request, int threads) {
    return ThrowingEngine.UNTOUCHED.device(request, threads);
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    return ThrowingEngine.UNTOUCHED.memory(device, threads);
  }

  @Override
  public Trainer trainer(String device, int threads) {
    return ThrowingEngine.UNTOUCHED.trainer(device, threads);
  }

  @Override
  public String version() {
    return ThrowingEngine.UNTOUCHED.version();
  }

  /** Trains here what a cluster would train. */
  private record Remote(FakeCluster cluster, int threads) implements Cluster {
    @Override
    public TrialResult train(TrialTask task, Optional<Checkpoint> from, TrialListener listener) {
      return cluster.trainer.train(task, from, listener);
    }

    @Override
    public String device() {
      return "cpu";
    }

    @Override
    public String version() {
      return "0.0.0-fake";
    }

    @Override
    public OptionalInt slots() {
      return cluster.slots;
    }

    @Override
    public void close() {
      cluster.events.add("left");
    }
  }
}
