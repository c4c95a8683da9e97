package io.github.foldwise.reports.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How reports name the rows of a table. The baseline is named by the values of the parameters that
 * the table varies: {@code dropout=0.6 (baseline)}. In CSV files its name is {@code baseline}.
 */
public final class RowNames {
  private final Map<String, String> baselines = new HashMap<>(); // by table

  private RowNames() {}

  /** The names in all tables of a run. */
  public static RowNames of(RunRecords records) {
    RowNames names = new RowNames();
    Map<String, Set<String>> varied = new HashMap<>();
    Map<String, List<String>> variants = new HashMap<>();
    for (SummaryRow row : records.summary()) {
      Map<String, Object> changed =
          records.provenance().variants().getOrDefault(row.variant(), Map.of());
      Set<String> own = varied.computeIfAbsent(row.table(), table -> new LinkedHashSet<>());
      changed.entrySet().stream()
          .filter(setting -> setting.getValue() != null) // one that the variant does not read
          .map(Map.Entry::getKey)
          .forEach(own::add);
      variants.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row.variant());
    }
    Map<String, String> values = new HashMap<>();
    records.provenance().baseline().forEach(one -> values.put(one.name(), one.value()));
    varied.forEach(
        (table, own) ->
            names.baselines.put(table, baseline(ordered(own, variants.get(table)), values)));
    return names;
  }

  /** The name of a row. */
  public String of(SummaryRow row) {
    return of(row.table(), row.variant());
  }

  /** The name of a variant in a table. */
  public String of(String table, String variant) {
    return variant.equals(RunRecords.BASELINE)
        ? baselines.getOrDefault(table, RunRecords.BASELINE)
        : variant;
  }

  /** Variants that change no parameter leave the baseline without a value to be named by. */
  private static String baseline(List<String> varied, Map<String, String> values) {
    String settings =
        varied.stream()
            .filter(values::containsKey)
            .map(parameter -> parameter + "=" + values.get(parameter))
            .collect(Collectors.joining(" "));
    return settings.isEmpty() ? RunRecords.BASELINE : settings + " (" + RunRecords.BASELINE + ")";
  }

  /** In the order of the first variant that names all of them. */
  private static List<String> ordered(Set<String> parameters, List<String> variants) {
    return variants.stream()
        .filter(variant -> parameters.stream().allMatch(name -> place(name, variant) >= 0))
        .findFirst()
        .map(
            variant ->
                parameters.stream()
                    .sorted(Comparator.comparingInt(name -> place(name, variant)))
                    .toList())
        .orElseGet(() -> List.copyOf(parameters));
  }

  private static int place(String parameter, String variant) {
    return (" " + variant).indexOf(" " + parameter + "=");
  }
}
