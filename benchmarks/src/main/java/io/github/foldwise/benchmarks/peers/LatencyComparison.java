package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How long each contender takes for one image. */
final class LatencyComparison {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLDWISE = "foldwise";

  private final Options options;
  private final Roster roster;
  private final Rounds rounds;
  private final Map<String, List<Double>> medians = new LinkedHashMap<>(); // microseconds
  private final Map<String, List<Double>> slowest = new LinkedHashMap<>();

  /** A worker's report: seconds of each prediction. */
  record Report(List<Double> seconds) {
    /** Of all predictions, the time that this share of them does not exceed, in microseconds. */
    double microseconds(double share) {
      List<Double> sorted = seconds.stream().sorted().toList();
      return 1e6 * sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
  }

  LatencyComparison(Workplace place, Options options) throws InterruptedException {
    this.options = options;
    this.roster = Roster.latency(place, options);
    this.rounds = new Rounds(place);
  }

  /** Markdown: a table, and the skipped contenders. */
  String run() throws IOException, InterruptedException {
    for (int round = 1; round <= options.rounds(); round++) {
      rounds.run(round, roster.present(), this::score);
    }
    Map<String, String> skipped = new TreeMap<>(roster.skipped());
    skipped.putAll(rounds.out());
    return table().text() + "\n" + Skipped.text(skipped);
  }

  private void score(Contender contender, WorkerGroup.Result run) throws IOException {
    Report report = JSON.treeToValue(run.reports().get(0), Report.class);
    medians.computeIfAbsent(contender.id(), any -> new ArrayList<>()).add(report.microseconds(0.5));
    slowest
        .computeIfAbsent(contender.id(), any -> new ArrayList<>())
        .add(report.microseconds(0.99));
  }

  private MarkdownTable table() {
    MarkdownTable table =
        new MarkdownTable("contender", "#median, µs", "#min–max", "#99 %, µs", "#Foldwise is");
    for (Contender contender : roster.present()) {
      if (!rounds.isOut(contender)) {
        Figures median = new Figures(medians.get(contender.id()));
        table.add(
            contender.title(),
            number("%.0f", median.median()),
            number("%.0f–%.0f", median.min(), median.max()),
            number("%.0f", new Figures(slowest.get(contender.id())).median()),
            medians.containsKey(FOLDWISE)
                ? number("%.2f ×", median.over(new Figures(medians.get(FOLDWISE))))
                : "");
      }
    }
    return table;
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
