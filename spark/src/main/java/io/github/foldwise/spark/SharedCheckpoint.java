package io.github.foldwise.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.TrainerLostException;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Checkpoints in a folder that driver and executors share, by any of Hadoop's file systems. The
 * driver, and its run directory, gets a checkpoint whose state only says where the file is.
 */
final class SharedCheckpoint {
  private static final byte[] MARK = "foldwise-spark checkpoint at ".getBytes(UTF_8);
  private static final String HADOOP = "spark.hadoop.";

  private SharedCheckpoint() {}

  /**
   * Writes a checkpoint; the returned one says where it is.
   *
   * @throws TrainerLostException if it cannot be written: nor could that of any other trial
   */
  static Checkpoint written(Checkpoint checkpoint, String folder, String name, SparkConf conf) {
    Path file = new Path(folder, "%s-%s.checkpoint".formatted(name, checkpoint.epochs().size()));
    Path part = new Path(folder, file.getName() + ".part");
    try {
      FileSystem files = files(file, conf);
      try (FSDataOutputStream out = files.create(part, true)) {
        out.write(CheckpointBytes.of(checkpoint));
      }
      files.delete(file, false);
      if (!files.rename(part, file)) {
        throw new IOException("cannot be renamed: " + part);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new TrainerLostException(
          new RefusedException(
              Problem.of(
                  "--checkpoints " + folder,
                  "a folder that all executors can write to",
                  Reason.of(e),
                  "Name a folder on storage that driver and executors share.")));
    }
    return Checkpoint.of(
        checkpoint.epochs(), checkpoint.interventions(), reference(file.toString()));
  }

  /** The checkpoint itself, read if it only says where it is. */
  static Checkpoint whole(Checkpoint kept, SparkConf conf) {
    Optional<Path> file = file(kept);
    return file.isEmpty() ? kept : read(file.get(), conf);
  }

  /** Deletes the file of a checkpoint, if it has one of its own. */
  static void delete(Checkpoint kept, SparkConf conf) throws IOException {
    Optional<Path> file = file(kept);
    if (file.isPresent()) {
      files(file.get(), conf).delete(file.get(), false);
    }
  }

  private static Checkpoint read(Path file, SparkConf conf) {
    try (FSDataInputStream in = files(file, conf).open(file)) {
      return CheckpointBytes.read(in.readAllBytes());
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedException(
          Problem.of(
              "checkpoint " + file,
              "the file that an executor wrote",
              String.valueOf(e.getMessage()),
              "The trial begins anew."));
    }
  }

  private static byte[] reference(String file) {
    byte[] name = file.getBytes(UTF_8);
    byte[] state = Arrays.copyOf(MARK, MARK.length + name.length);
    System.arraycopy(name, 0, state, MARK.length, name.length);
    return state;
  }

  private static Optional<Path> file(Checkpoint kept) {
    byte[] state = kept.state();
    return state.length > MARK.length && Arrays.equals(state, 0, MARK.length, MARK, 0, MARK.length)
        ? Optional.of(
            new Path(URI.create(new String(state, MARK.length, state.length - MARK.length, UTF_8))))
        : Optional.empty();
  }

  private static FileSystem files(Path file, SparkConf conf) throws IOException {
    Configuration hadoop = new Configuration();
    for (Tuple2<String, String> setting : conf.getAllWithPrefix(HADOOP)) {
      hadoop.set(setting._1(), setting._2());
    }
    return FileSystem.get(file.toUri(), hadoop);
  }
}
