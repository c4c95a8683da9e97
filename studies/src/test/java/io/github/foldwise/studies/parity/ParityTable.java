package io.github.foldwise.studies.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes {@code docs/parity.md} from the two tables in {@code docs/parity}. */
@SuppressWarnings("InlineFormatString") // the page would hide the method that fills it
public final class ParityTable {
  private static final String TEXT =
      """
      # The same results as Keras

      The notebook's network (879,498 parameters, batch 16, 5 epochs, all penalties, dropout 0.6) on
      the Fashion-MNIST sample of 6,000 training images: the same five folds, different seeds for weights,
      order and dropout. Accuracy and loss are measured on the held-out rows after the last epoch.

      | Tool | Folds | Mean accuracy | Standard deviation | Mean loss |
      |---|---|---|---|---|
      %s
      %s

      Mean accuracies differ by %.4f, which is %.2f standard errors of that difference (%.4f):
      **%s two standard errors**. Five folds a side support no more than that: a smaller difference may
      exist. The golden files of [the catalogue](catalogue.md) show number by number that both compute the
      same.

      Keras 3.15.1 on TensorFlow 2.21.0 divides activity penalties by the rows of the batch, as Foldwise
      does by default; Keras before 3.14 does not.

      ## Repeat it

      ```
      mvn -q test-compile exec:java -Dexec.classpathScope=test \\
        -Dexec.mainClass=io.github.foldwise.studies.parity.ParityExperiment \\
        -Dexec.args="run --preset parity --out target/parity"
      cp target/parity/trials.csv docs/parity/foldwise.csv
      python docs/parity/keras_folds.py IMAGES LABELS       # training files of the sample, gzipped IDX
      mvn -q test-compile exec:java -Dexec.classpathScope=test \\
        -Dexec.mainClass=io.github.foldwise.studies.parity.ParityTable
      ```

      The last command writes this page from `docs/parity/foldwise.csv` and `docs/parity/keras.csv`.
      """;

  private ParityTable() {}

  /** Writes the page; the working directory is the project's root. */
  public static void main(String[] args) throws IOException {
    Path docs = Path.of("docs");
    Files.writeString(docs.resolve("parity.md"), page(docs.resolve("parity")), UTF_8);
  }

  /** The page about the tables of a folder. */
  static String page(Path folder) throws IOException {
    ToolResult ours = ToolResult.read("Foldwise", folder.resolve("foldwise.csv"));
    ToolResult keras = ToolResult.read("Keras 3.15.1", folder.resolve("keras.csv"));
    double difference = Math.abs(ours.meanAccuracy() - keras.meanAccuracy());
    double error = ours.standardErrorOfDifference(keras);
    return String.format(
        Locale.ROOT,
        TEXT,
        ours.line(),
        keras.line(),
        difference,
        difference / error,
        error,
        difference <= 2 * error ? "within" : "not within");
  }
}
