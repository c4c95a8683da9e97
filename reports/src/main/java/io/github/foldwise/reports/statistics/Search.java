package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.Parameters;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table whose variants vary several parameters at once, as a random search or a grid does.
 *
 * @param trials the measured variants, in the table's order
 * @param parameters what they vary, with a value for each of them
 * @param baseline the baseline's mean score
 */
public record Search(
    List<Trial> trials, List<SearchParameter> parameters, OptionalDouble baseline) {
  /** With fewer variants there is nothing to see. */
  private static final int LEAST = 6;

  private static final int LEAST_FOR_IMPORTANCE = 20;
  private static final int BEST = 5; // as Optuna advises
  private static final int SHARE_OF_BEST = 10;

  /**
   * A variant of the search.
   *
   * @param variant its name
   * @param number its place in the search, from 1
   * @param score its mean
   * @param isPartial whether it was pruned, or has fewer trials than others
   */
  public record Trial(String variant, int number, double score, boolean isPartial) {}

  /** The search of a table; empty if it is none, or too few of its variants are measured. */
  public static Optional<Search> of(SummaryTable table, RunRecords records) {
    Provenance provenance = records.provenance();
    Parameters values = Parameters.of(provenance);
    List<SummaryRow> variants = table.variants();
    Set<String> varied =
        variants.stream()
            .flatMap(row -> Stream.ofNullable(provenance.variants().get(row.variant())))
            .flatMap(changed -> changed.keySet().stream())
            .collect(Collectors.toSet());
    List<String> names = values.names().stream().filter(varied::contains).toList();
    boolean isSearch =
        names.size() > 1
            && variants.stream().allMatch(row -> isNamedByValues(row.variant(), names, values));
    if (!isSearch) {
      return Optional.empty();
    }
    int most = variants.stream().mapToInt(SummaryRow::n).max().orElse(0);
    List<Trial> trials =
        IntStream.range(0, variants.size())
            .filter(i -> variants.get(i).mean().isPresent())
            .mapToObj(i -> trial(table, variants.get(i), i + 1, most))
            .toList();
    if (trials.stream().filter(trial -> !trial.isPartial()).count() < LEAST) {
      return Optional.empty();
    }
    return Optional.of(
        new Search(
            trials,
            names.stream().map(name -> parameter(name, trials, values)).toList(),
            table.row(RunRecords.BASELINE).map(SummaryRow::mean).orElse(OptionalDouble.empty())));
  }

  /** {@code dropout=0.2 units=64}; a variant with another name was declared one by one. */
  private static boolean isNamedByValues(String variant, List<String> names, Parameters values) {
    Set<String> parts =
        names.stream()
            .flatMap(name -> values.value(variant, name).map(v -> name + "=" + v).stream())
            .collect(Collectors.toSet());
    return parts.size() == names.size()
        && variant.length() == String.join(" ", parts).length()
        && parts.stream().allMatch(variant::contains);
  }

  private static Trial trial(SummaryTable table, SummaryRow row, int number, int most) {
    return new Trial(
        row.variant(), number, row.mean().orElseThrow(), row.n() < most || table.isPartial(row));
  }

  private static SearchParameter parameter(String name, List<Trial> trials, Parameters values) {
    return SearchParameter.of(
        name,
        trials.stream().map(trial -> values.value(trial.variant(), name).orElseThrow()).toList());
  }

  /** The trials that are not partial. */
  public List<Trial> whole() {
    return trials.stream().filter(trial -> !trial.isPartial()).toList();
  }

  /** The whole trial with the highest score; the first one of several. */
  public Trial best() {
    return whole().stream().min(Comparator.comparingDouble(trial -> -trial.score())).orElseThrow();
  }

  /** Whether there are enough whole trials to say which parameter was important. */
  public boolean showsImportance() {
    return whole().size() >= LEAST_FOR_IMPORTANCE;
  }

  /** How many whole trials {@link #importances} needs. */
  public static int leastForImportance() {
    return LEAST_FOR_IMPORTANCE;
  }

  /** How many of the best trials {@link #importances} compares with all. */
  public int countOfBest() {
    return Math.max(BEST, (whole().size() + SHARE_OF_BEST - 1) / SHARE_OF_BEST);
  }

  /** The share of each parameter, the largest first. */
  public Map<String, Double> importances() {
    int[] whole =
        IntStream.range(0, trials.size()).filter(i -> !trials.get(i).isPartial()).toArray();
    double[] scores = Arrays.stream(whole).mapToDouble(i -> trials.get(i).score()).toArray();
    List<SearchParameter> own =
        parameters.stream()
            .map(
                parameter ->
                    new SearchParameter(
                        parameter.name(),
                        Arrays.stream(whole).mapToObj(parameter.values()::get).toList(),
                        parameter.isLogarithmic()))
            .toList();
    double[] shares = new PedAnova(countOfBest(), scores).importances(own);
    Map<String, Double> importances = new LinkedHashMap<>();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -shares[i]))
        .forEach(i -> importances.put(own.get(i).name(), shares[i]));
    return importances;
  }
}
