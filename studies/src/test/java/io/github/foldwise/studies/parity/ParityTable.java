package io.github.foldwise.studies.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

      ## bfloat16 beside float32

      The same network with `precision(MIXED_BFLOAT16)`: 5 epochs on the first 12,000 training images of
      Fashion-MNIST, the same folds, seeds, order and dropout as in float32. Both ran on a processor
      that multiplies in bfloat16 (AMD EPYC with AVX-512 and BF16): the second convolution on tiles, which
      are rounded to it. On one that is slow in it (Intel Xeon with AVX-512), where Foldwise rounds the
      factors of products and multiplies in float32, the means were 0.8796 and 0.8742, 1.20 standard errors
      apart.

      | Precision | Folds | Mean accuracy | Standard deviation | Mean loss |
      |---|---|---|---|---|
      %s
      %s

      Mean accuracies differ by %.4f, which is %.2f standard errors of that difference (%.4f):
      **%s two standard errors**.

      ## Repeat it

      ```
      mvn -q test-compile exec:java -Dexec.classpathScope=test \\
        -Dexec.mainClass=io.github.foldwise.studies.parity.ParityExperiment \\
        -Dexec.args="run --preset parity --out target/parity"
      cp target/parity/trials.csv docs/parity/foldwise.csv
      python docs/parity/keras_folds.py IMAGES LABELS       # training files of the sample, gzipped IDX
      mvn -q test-compile exec:java -Dexec.classpathScope=test \\
        -Dexec.mainClass=io.github.foldwise.studies.parity.PrecisionExperiment \\
        -Dexec.args="run --preset precision --limit 12000 --out target/precision"
      cp target/precision/trials.csv docs/parity/precision.csv
      mvn -q test-compile exec:java -Dexec.classpathScope=test \\
        -Dexec.mainClass=io.github.foldwise.studies.parity.ParityTable
      ```

      The last command writes this page from the tables in `docs/parity`.
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
    Path precisions = folder.resolve("precision.csv");
    ToolResult float32 = ToolResult.read("float32", precisions).of("baseline");
    ToolResult bfloat16 = ToolResult.read("bfloat16", precisions).of("precision=mixed_bfloat16");
    return String.format(
        Locale.ROOT,
        TEXT,
        Stream.of(figures(ours, keras), figures(float32, bfloat16))
            .flatMap(List::stream)
            .toArray());
  }

  private static List<Object> figures(ToolResult one, ToolResult other) {
    double difference = Math.abs(one.meanAccuracy() - other.meanAccuracy());
    double error = one.standardErrorOfDifference(other);
    return List.of(
        one.line(),
        other.line(),
        difference,
        difference / error,
        error,
        difference <= 2 * error ? "within" : "not within");
  }
}
