package io.github.foldwise.spark;

import java.util.Optional;

/** The jobs of one training, one after the other. */
interface SparkJobs {
  /** Begins the next job. */
  void submit();

  /** How the present job ended; empty if it has not. */
  Optional<End> end();

  /** Lets Spark end the present job. */
  void cancel();

  /**
   * The end of a job.
   *
   * @param value what its task returned; empty if Spark gave up
   * @param reason why it gave up, in one line
   */
  record End(Optional<Ended> value, String reason) {}
}
