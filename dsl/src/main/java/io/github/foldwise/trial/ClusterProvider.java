package io.github.foldwise.trial;

import java.net.URI;
import java.util.Optional;

/**
 * Connects to clusters of one kind. The command line finds the providers with {@link
 * java.util.ServiceLoader}.
 */
public interface ClusterProvider {
  /** What users call this kind of cluster: {@code spark}. */
  String name();

  /**
   * Connects to a cluster. Some kinds allow one connection per process at a time.
   *
   * @param master where it is, such as {@code spark://host:7077}
   * @param threads of each trial, at least 1
   * @param checkpoints folder that all its machines and this one can write to; empty to send
   *     checkpoints to this process
   * @throws io.github.foldwise.check.RefusedException if it cannot be reached or used
   */
  Cluster connect(String master, int threads, Optional<URI> checkpoints);
}
