package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a training sample costs as the rows and the trials of a run grow; all runs train as many.
 */
final class GrowthFigures {
  private final Workplace place;
  private final Options options;

  GrowthFigures(Workplace place, Options options) {
    this.place = place;
    this.options = options;
  }

  /** One run. */
  private record Size(int rows, int trials, int epochs) {
    long samples() {
      return (long) rows * 4 / 5 * trials * epochs;
    }
  }

  /** Markdown. */
  String run() throws IOException, InterruptedException, ContenderFailedException {
    MarkdownTable table =
        new MarkdownTable(
            "#rows",
            "#trials",
            "#epochs",
            "#samples",
            "#before the first trial, s",
            "#trials, µs per sample",
            "#after the last trial, s",
            "#peak memory, MiB");
    for (Size size : sizes()) {
      System.err.printf("growth: %d rows, %d trials%n", size.rows(), size.trials());
      add(table, size, measure(size));
    }
    return """
    CPU time, by all threads, of an experiment with a small network, batch 32, and of its journal, tables and report.

    %s\
    """
        .formatted(table.text());
  }

  /** More rows, then more trials; all train the same number of samples in either half. */
  private List<Size> sizes() {
    return options.smoke()
        ? List.of(new Size(100, 5, 2), new Size(200, 5, 1), new Size(100, 10, 1))
        : List.of(
            new Size(1_000, 5, 60),
            new Size(10_000, 5, 6),
            new Size(60_000, 5, 1),
            new Size(1_000, 1, 500),
            new Size(1_000, 5, 100),
            new Size(1_000, 50, 10),
            new Size(1_000, 500, 1));
  }

  private JsonNode measure(Size size)
      throws IOException, InterruptedException, ContenderFailedException {
    Contender worker =
        new Contender(
            "growth",
            "growth",
            "",
            List.of(
                place.java(
                    List.of("-Xmx512m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"),
                    FoldwiseGrowth.class,
                    options.data().map(Path::toString).orElse(""),
                    String.valueOf(size.rows()),
                    String.valueOf(size.trials()),
                    String.valueOf(size.epochs()),
                    String.valueOf(place.cores()),
                    place.work().resolve("growth").toString())),
            Workplace.TENSORFLOW);
    return WorkerGroup.run(worker, place.logs()).reports().get(0);
  }

  private static void add(MarkdownTable table, Size size, JsonNode report) {
    table.add(
        whole(size.rows()),
        whole(size.trials()),
        whole(size.epochs()),
        whole(size.samples()),
        String.format(Locale.ROOT, "%.2f", report.get("before").asDouble()),
        String.format(Locale.ROOT, "%.1f", 1e6 * report.get("trials").asDouble() / size.samples()),
        String.format(Locale.ROOT, "%.2f", report.get("after").asDouble()),
        String.format(Locale.ROOT, "%.0f", report.get("mebibytes").asDouble()));
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
