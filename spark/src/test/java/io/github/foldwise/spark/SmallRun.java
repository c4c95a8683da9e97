package io.github.foldwise.spark;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.run.Run;
import io.github.foldwise.sweep.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** A run of an experiment with a sweep of epochs, which takes seconds. */
final class SmallRun {
  private static final Param<Integer> EPOCHS = Param.of("epochs", 2);
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.3);

  private SmallRun() {}

  static Experiment experiment() {
    return Experiment.named("small")
        .data(FashionMnist.sample().limit(240))
        .model(p -> conv(4, 3).relu().bn().pool(2).flatten().dropout(p.get(DROPOUT)).classify(10))
        .training(p -> adam(1e-3).epochs(p.get(EPOCHS)).batch(16))
        .folds(p -> kFold(2).shuffled(42))
        .testEachTrial()
        .ablate(EPOCHS, 1, 2, 4)
        .ablate(DROPOUT, 0, 0.3, 0.6);
  }

  static Run in(Path folder) {
    return Run.of(experiment()).in(folder).jobs(2);
  }

  /** Where the executors keep checkpoints. */
  static Path checkpoints(Path own) {
    return own.resolve("checkpoints");
  }

  /**
   * A driver in a process of its own, on two executors in processes of theirs.
   *
   * @param args folder of the run; folder for what Spark writes
   */
  public static void main(String[] args) throws IOException {
    Path own = Path.of(args[1]);
    Files.createDirectories(own.resolve("jars")); // Spark looks for it, and needs nothing in it
    SparkConf conf =
        new SparkConf()
            .setMaster("local-cluster[2,1,600]")
            .setAppName("small")
            .set("spark.ui.enabled", "false")
            .set("spark.log.level", "WARN")
            .set("spark.plugins", SparkTrainer.PLUGIN)
            .set("spark.foldwise.wait", "600s") // other tests may keep the machine busy
            .set("spark.local.dir", own.toString())
            .set("spark.executor.memory", "600m")
            .set("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
            .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .set("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    SparkContext session = new SparkContext(conf);
    SparkTrainer trainer = SparkTrainer.on(session).checkpoints(checkpoints(own).toUri());
    in(Path.of(args[0])).with(trainer).execute();
    session.stop();
  }
}
