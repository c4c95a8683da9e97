package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.ClusterProvider;
import java.net.URI;
import java.util.Optional;

/** Starts Spark sessions for the command line. */
public final class SparkProvider implements ClusterProvider {
  /** For {@link java.util.ServiceLoader}. */
  public SparkProvider() {}

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public Cluster connect(String master, int threads, Optional<URI> checkpoints) {
    try {
      return OwnSession.start(master, threads, checkpoints);
    } catch (LinkageError e) { // Spark is not among this module's dependencies
      throw new RefusedException(
          Problem.of(
              "class path",
              "the jars of Spark 4.2",
              Reason.of(e),
              "Set SPARK_HOME for the script foldwise, start by spark-submit, or add"
                  + " org.apache.spark:spark-core_2.13:4.2.0 to the dependencies."));
    }
  }
}
