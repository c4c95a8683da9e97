package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.benchmarks.Notebook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Cross-validation by each contender, with each batch size and each kind of numbers. */
final class TrainingComparison {
  private static final String FOLDWISE = "foldwise";
  private static final Set<String> WITHOUT_EFFORT = Set.of(FOLDWISE, "keras");

  private final Workplace place;
  private final Options options;
  private final Map<TrainingSetting, Roster> rosters = new LinkedHashMap<>();
  private final Map<TrainingSetting, Rounds> rounds = new LinkedHashMap<>();
  private final Map<String, List<TrainingScore>> scores = new LinkedHashMap<>();

  TrainingComparison(Workplace place, Options options) throws IOException, InterruptedException {
    this.place = place;
    this.options = options;
    for (int batch : options.batches()) {
      for (Numbers numbers : options.numbers()) {
        TrainingSetting setting = new TrainingSetting(batch, numbers);
        rosters.put(setting, Roster.training(place, options, setting));
        rounds.put(setting, new Rounds(place));
      }
    }
  }

  /** Markdown: a table per setting, and the skipped contenders. */
  String run() throws IOException, InterruptedException, ContenderFailedException {
    SgemmRate sgemm = new SgemmRate(place, options.sgemmProducts());
    for (int round = 1; round <= options.rounds(); round++) {
      sgemm.measure();
      for (Map.Entry<TrainingSetting, Roster> entry : rosters.entrySet()) {
        TrainingSetting setting = entry.getKey();
        rounds
            .get(setting)
            .run(
                round,
                entry.getValue().present(),
                (contender, run) -> score(contender, setting, run));
      }
    }
    sgemm.measure();
    StringBuilder text = new StringBuilder();
    rosters.forEach(
        (setting, roster) ->
            text.append(
                "### %s%n%n%s%n%s"
                    .formatted(
                        setting,
                        table(setting, roster, sgemm.gigaflops()).text(),
                        besideFloat32(setting))));
    return text + sgemm.text() + "\n\n" + versions() + skipped();
  }

  private void score(Contender contender, TrainingSetting setting, WorkerGroup.Result run)
      throws IOException {
    TrainingScore score = TrainingScore.of(run);
    double factor =
        contender.id().equals(Roster.DL4J) ? (double) options.rows() / options.dl4jRows() : 1;
    scores
        .computeIfAbsent(key(contender.id(), setting), any -> new ArrayList<>())
        .add(score.scaled(factor));
  }

  private MarkdownTable table(TrainingSetting setting, Roster roster, double gigaflops) {
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
      if (!rounds.get(setting).isOut(contender)) {
        Figures rate = figures(contender.id(), setting, TrainingScore::samplesPerSecond);
        Figures seconds = figures(contender.id(), setting, TrainingScore::seconds);
        table.add(
            contender.title(),
            number("%.0f", rate.median()),
            number("%.0f–%.0f", rate.min(), rate.max()),
            ratio(setting, rate, TrainingScore::samplesPerSecond, false),
            number("%.1f", seconds.median()),
            ratio(setting, seconds, TrainingScore::seconds, true),
            number("%.2f", rate.median() * Notebook.MEGAFLOP_PER_SAMPLE / (1000 * gigaflops)),
            number("%.3f", figures(contender.id(), setting, TrainingScore::accuracy).median()),
            contender.remark());
      }
    }
    return table;
  }

  /** What a user gains who leaves float32: our bfloat16 against float32 of the same rounds. */
  private String besideFloat32(TrainingSetting setting) {
    TrainingSetting other = new TrainingSetting(setting.batch(), Numbers.FLOAT32);
    if (setting.equals(other) || !scores.containsKey(key(FOLDWISE, setting))) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    rosters.getOrDefault(other, rosters.get(setting)).present().stream()
        .filter(contender -> WITHOUT_EFFORT.contains(contender.id()))
        .filter(contender -> scores.containsKey(key(contender.id(), other)))
        .forEach(
            contender ->
                text.append(
                    "- Foldwise in %s is %s as fast as this in float32: %s%n"
                        .formatted(
                            setting.numbers(),
                            number(
                                "%.2f ×",
                                figures(FOLDWISE, setting, TrainingScore::samplesPerSecond)
                                    .over(
                                        figures(
                                            contender.id(),
                                            other,
                                            TrainingScore::samplesPerSecond))),
                            contender.title())));
    return text.append(System.lineSeparator()).toString();
  }

  /** How many times as fast as a contender Foldwise is. */
  private String ratio(
      TrainingSetting setting,
      Figures figures,
      ToDoubleFunction<TrainingScore> quantity,
      boolean lessIsBetter) {
    if (!scores.containsKey(key(FOLDWISE, setting))) {
      return "";
    }
    Figures ours = figures(FOLDWISE, setting, quantity);
    return number("%.2f ×", lessIsBetter ? figures.over(ours) : ours.over(figures));
  }

  private Figures figures(
      String id, TrainingSetting setting, ToDoubleFunction<TrainingScore> quantity) {
    return new Figures(
        scores.get(key(id, setting)).stream().map(score -> quantity.applyAsDouble(score)).toList());
  }

  private String versions() {
    TreeSet<String> versions = new TreeSet<>();
    scores.values().forEach(all -> all.forEach(score -> versions.add(score.versions())));
    return "Versions: %s.%n%n".formatted(String.join("; ", versions));
  }

  private String skipped() {
    Map<String, String> reasons = new TreeMap<>();
    rounds.forEach(
        (setting, of) ->
            of.out()
                .forEach(
                    (title, reason) ->
                        reasons.put("%s, in “%s”".formatted(title, setting), reason)));
    rosters.values().forEach(roster -> reasons.putAll(roster.skipped()));
    return Skipped.text(reasons);
  }

  private static String key(String id, TrainingSetting setting) {
    return id + " " + setting;
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
