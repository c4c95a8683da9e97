package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.benchmarks.Notebook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Cross-validation by each contender, with each batch size. */
final class TrainingComparison {
  private static final String FOLDWISE = "foldwise";

  private final Workplace place;
  private final Options options;
  private final Rounds rounds;
  private final Map<Integer, Roster> rosters = new LinkedHashMap<>(); // by batch size
  private final Map<String, List<TrainingScore>> scores = new LinkedHashMap<>();

  TrainingComparison(Workplace place, Options options) throws IOException, InterruptedException {
    this.place = place;
    this.options = options;
    this.rounds = new Rounds(place);
    for (int batch : options.batches()) {
      rosters.put(batch, Roster.training(place, options, batch));
    }
  }

  /** Markdown: a table per batch size, and the skipped contenders. */
  String run() throws IOException, InterruptedException, ContenderFailedException {
    SgemmRate sgemm = new SgemmRate(place, options.sgemmProducts());
    for (int round = 1; round <= options.rounds(); round++) {
      sgemm.measure();
      for (Map.Entry<Integer, Roster> entry : rosters.entrySet()) {
        int batch = entry.getKey();
        rounds.run(
            round, entry.getValue().present(), (contender, run) -> score(contender, batch, run));
      }
    }
    sgemm.measure();
    StringBuilder text = new StringBuilder();
    rosters.forEach(
        (batch, roster) ->
            text.append(
                "### Batch %s%n%n%s%n"
                    .formatted(batch, table(batch, roster, sgemm.gigaflops()).text())));
    return text + sgemm.text() + "\n\n" + versions() + skipped();
  }

  private void score(Contender contender, int batch, WorkerGroup.Result run) throws IOException {
    TrainingScore score = TrainingScore.of(run);
    double factor =
        contender.id().equals(Roster.DL4J) ? (double) options.rows() / options.dl4jRows() : 1;
    scores
        .computeIfAbsent(key(contender, batch), any -> new ArrayList<>())
        .add(score.scaled(factor));
  }

  private MarkdownTable table(int batch, Roster roster, double gigaflops) {
    MarkdownTable table =
        new MarkdownTable(
            "contender",
            "#samples/s",
            "#min–max",
            "#Foldwise is",
            "#whole run, s",
            "#Foldwise is",
            "#of sgemm",
            "#accuracy",
            "remarks");
    for (Contender contender : roster.present()) {
      if (!rounds.isOut(contender)) {
        Figures rate = figures(contender.id(), batch, TrainingScore::samplesPerSecond);
        Figures seconds = figures(contender.id(), batch, TrainingScore::seconds);
        table.add(
            contender.title(),
            number("%.0f", rate.median()),
            number("%.0f–%.0f", rate.min(), rate.max()),
            ratio(batch, rate, TrainingScore::samplesPerSecond, false),
            number("%.1f", seconds.median()),
            ratio(batch, seconds, TrainingScore::seconds, true),
            number("%.2f", rate.median() * Notebook.MEGAFLOP_PER_SAMPLE / (1000 * gigaflops)),
            number("%.3f", figures(contender.id(), batch, TrainingScore::accuracy).median()),
            contender.remark());
      }
    }
    return table;
  }

  /** How many times as fast as a contender Foldwise is. */
  private String ratio(
      int batch, Figures figures, ToDoubleFunction<TrainingScore> quantity, boolean lessIsBetter) {
    if (!scores.containsKey(FOLDWISE + batch)) {
      return "";
    }
    Figures ours = figures(FOLDWISE, batch, quantity);
    return number("%.2f ×", lessIsBetter ? figures.over(ours) : ours.over(figures));
  }

  private Figures figures(String id, int batch, ToDoubleFunction<TrainingScore> quantity) {
    return new Figures(
        scores.get(id + batch).stream().map(score -> quantity.applyAsDouble(score)).toList());
  }

  private String versions() {
    TreeSet<String> versions = new TreeSet<>();
    scores.values().forEach(all -> all.forEach(score -> versions.add(score.versions())));
    return "Versions: %s.%n%n".formatted(String.join("; ", versions));
  }

  private String skipped() {
    Map<String, String> reasons = new TreeMap<>(rounds.out());
    rosters.values().forEach(roster -> reasons.putAll(roster.skipped()));
    return Skipped.text(reasons);
  }

  private static String key(Contender contender, int batch) {
    return contender.id() + batch;
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
