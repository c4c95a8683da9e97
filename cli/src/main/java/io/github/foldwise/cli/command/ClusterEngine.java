package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.text.Place;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.ClusterProvider;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A cluster, which is reached when its device is asked for. */
final class ClusterEngine implements Engine {
  private final ClusterProvider provider;
  private final String master;
  private final Optional<URI> checkpoints;
  private final Engine local;
  private Optional<Cluster> connected = Optional.empty();

  ClusterEngine(ClusterProvider provider, String master, Optional<URI> checkpoints, Engine local) {
    this.provider = provider;
    this.master = master;
    this.checkpoints = checkpoints;
    this.local = local;
  }

  /** A cluster in this process loads the native library here. */
  @Override
  public void prepare() {
    local.prepare();
  }

  @Override
  public List<String> devices() {
    return List.of("cpu");
  }

  @Override
  public synchronized String device(String request, int threads) {
    if (connected.isEmpty()) {
      connected = Optional.of(provider.connect(master, threads, checkpoints));
      try {
        version(); // waits for its first machine, while the data is read
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }
    return trainer().device();
  }

  @Override
  public OptionalLong memory(String device, int threads) {
    return OptionalLong.empty();
  }

  @Override
  public Trainer trainer(String device, int threads) {
    return trainer();
  }

  @Override
  public TrialCosts costs() {
    return local.costs();
  }

  @Override
  public String version() {
    return trainer().version();
  }

  /** One at a cluster that nobody has reached: a plan without time does not depend on it. */
  @Override
  public synchronized int jobs(String device, int threads) {
    if (connected.isEmpty()) {
      return 1;
    }
    return connected
        .map(Cluster::slots)
        .orElse(OptionalInt.empty())
        .orElseThrow(
            () ->
                new RefusedException(
                    Problem.of(
                        "--jobs",
                        "the number of trials that the cluster trains at once",
                        "none",
                        "Add --jobs N, where N is the number of cores of all its executors.")));
  }

  @Override
  public Place place() {
    return Place.CLUSTER;
  }

  @Override
  public synchronized void close() {
    connected.ifPresent(Cluster::close);
    connected = Optional.empty();
  }

  private synchronized Cluster trainer() {
    return connected.orElseThrow(
        () -> new IllegalStateException("ask for the device of a cluster first"));
  }
}
