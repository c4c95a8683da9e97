package io.github.foldwise.spark;

import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.ClusterProvider;
import java.net.URI;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

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
    MasterUrl url = new MasterUrl(master);
    url.requireListening();
    SparkConf conf = new SparkConf().setMaster(master);
    conf.setIfMissing("spark.app.name", "foldwise");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.log.level", "WARN"); // the terminal shows the run
    conf.setIfMissing("spark.executorEnv." + Facts.ONE_DNN, "1"); // as the command line has it
    conf.setIfMissing("spark.executorEnv.TF_CPP_MIN_LOG_LEVEL", "2");
    conf.set("spark.task.cpus", String.valueOf(threads));
    conf.set("spark.plugins", SparkTrainer.PLUGIN);
    SparkContext session = url.session(conf);
    SparkTrainer trainer = SparkTrainer.on(session, session::stop);
    return checkpoints.map(trainer::checkpoints).orElse(trainer);
  }
}
