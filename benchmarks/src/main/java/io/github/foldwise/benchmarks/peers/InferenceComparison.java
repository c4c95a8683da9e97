package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Evaluation and prediction by each contender, with its best batch size. */
final class InferenceComparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Options options;
  private final Numbers numbers;
  private final Roster roster;
  private final Rounds rounds;
  private final Map<Pass, List<Double>> rates = new LinkedHashMap<>(); // images per second

  /** One pass over images: {@code evaluate} or {@code predict}. */
  record Time(String operation, int batch, int images, double seconds) {}

  /** A worker's report on its share of the images. */
  record Report(List<Time> passes) {}

  /** One measurement of a round. */
  private record Pass(String id, String operation, int batch) {}

  /** A contender's best batch size. */
  private record Best(int batch, Figures rate) {}

  InferenceComparison(Workplace place, Options options, Numbers numbers)
      throws InterruptedException {
    this.options = options;
    this.numbers = numbers;
    this.roster = Roster.inference(place, options, numbers);
    this.rounds = new Rounds(place);
  }

  /** Markdown: a table per operation, and the skipped contenders. */
  String run() throws IOException, InterruptedException {
    for (int round = 1; round <= options.rounds(); round++) {
      rounds.run(round, roster.present(), this::score);
    }
    Map<String, String> skipped = new TreeMap<>(roster.skipped());
    skipped.putAll(rounds.out());
    return "### evaluate, %s%n%n%s%n### predict, %s%n%n%s%n%s"
        .formatted(
            numbers,
            table("evaluate").text(),
            numbers,
            table("predict").text(),
            Skipped.text(skipped));
  }

  /** Parallel processes share the images, so their rates add up. */
  private void score(Contender contender, WorkerGroup.Result run) throws IOException {
    Map<Pass, Double> sums = new LinkedHashMap<>();
    for (JsonNode report : run.reports()) {
      for (Time pass : JSON.treeToValue(report, Report.class).passes()) {
        sums.merge(
            new Pass(contender.id(), pass.operation(), pass.batch()),
            pass.images() / pass.seconds(),
            Double::sum);
      }
    }
    sums.forEach((pass, rate) -> rates.computeIfAbsent(pass, p -> new ArrayList<>()).add(rate));
  }

  private MarkdownTable table(String operation) {
    MarkdownTable table =
        new MarkdownTable("contender", "#images/s", "#min–max", "#best batch", "#Foldwise is");
    List<Contender> all =
        roster.present().stream().filter(contender -> !rounds.isOut(contender)).toList();
    Map<Contender, Best> best = new LinkedHashMap<>();
    all.forEach(contender -> best.put(contender, best(contender, operation)));
    List<Best> ours =
        all.stream().filter(c -> c.id().startsWith("foldwise")).map(best::get).toList();
    best.forEach(
        (contender, figures) ->
            table.add(
                contender.title(),
                String.format(Locale.ROOT, "%.0f", figures.rate().median()),
                String.format(Locale.ROOT, "%.0f–%.0f", figures.rate().min(), figures.rate().max()),
                String.valueOf(figures.batch()),
                ours.stream()
                    .max(Comparator.comparingDouble(our -> our.rate().median()))
                    .map(
                        our ->
                            String.format(Locale.ROOT, "%.2f ×", our.rate().over(figures.rate())))
                    .orElse("")));
    return table;
  }

  private Best best(Contender contender, String operation) {
    return options.inferenceBatches().stream()
        .map(
            batch ->
                new Best(batch, new Figures(rates.get(new Pass(contender.id(), operation, batch)))))
        .max(Comparator.comparingDouble(candidate -> candidate.rate().median()))
        .orElseThrow();
  }
}
