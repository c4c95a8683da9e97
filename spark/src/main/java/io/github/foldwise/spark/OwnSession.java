package io.github.foldwise.spark;

import io.github.foldwise.trial.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** The session of a command, which ends with it. */
final class OwnSession {
  private static final String JARS = "spark.jars";
  private static final String CLASS_PATH = "spark.executor.extraClassPath";
  private static final String YARN_MASTER = "spark.hadoop.yarn.resourcemanager.connect.";
  private static final long MILLIS_PER_SECOND = 1_000;
  private static final String ENGINE = "foldwise-runtime";

  private OwnSession() {}

  static Cluster start(String master, int threads, Optional<URI> checkpoints) {
    MasterUrl url = new MasterUrl(master);
    url.requireListening();
    SparkConf conf = settings(new SparkConf(), url, threads);
    Patience patience = new Patience(conf);
    SparkContext session = url.session(conf, patience);
    SparkTrainer trainer = SparkTrainer.on(session, patience, session::stop);
    return checkpoints.map(trainer::checkpoints).orElse(trainer);
  }

  /** What the user has set, and what the command adds. */
  static SparkConf settings(SparkConf conf, MasterUrl url, int threads) {
    conf.setMaster(url.text());
    conf.setIfMissing("spark.app.name", "foldwise");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.log.level", "WARN"); // the terminal shows the run
    conf.setIfMissing("spark.executorEnv." + Facts.ONE_DNN, "1"); // as the command line has it
    conf.setIfMissing("spark.executorEnv.TF_CPP_MIN_LOG_LEVEL", "2");
    conf.setIfMissing("spark.memory.fraction", "0.2"); // for blocks; trials hold images themselves
    conf.set(Session.CPUS, String.valueOf(threads));
    conf.set("spark.plugins", SparkTrainer.PLUGIN);
    if (!url.isLocal() && !conf.contains(JARS) && !conf.contains(CLASS_PATH)) {
      conf.set(JARS, String.join(",", ownJars()));
    }
    if (url.isYarn()) { // whose client asks an absent master for a quarter of an hour
      String half = String.valueOf(new Patience(conf).seconds() * MILLIS_PER_SECOND / 2);
      conf.setIfMissing(YARN_MASTER + "max-wait.ms", half);
      conf.setIfMissing(YARN_MASTER + "retry-interval.ms", half); // that is, once again
    }
    return conf;
  }

  /** Jars that lie beside that of this module, if those of the engine are among them. */
  private static List<String> ownJars() {
    try {
      Path own =
          Path.of(OwnSession.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> beside = Files.list(own.getParent())) {
        List<String> jars =
            beside
                .map(Path::toString)
                .filter(file -> file.endsWith(".jar"))
                .sorted()
                .collect(Collectors.toList());
        return jars.stream().anyMatch(jar -> jar.contains(ENGINE)) ? jars : List.of();
      }
    } catch (IOException | URISyntaxException e) {
      return List.of(); // not from files
    }
  }
}
