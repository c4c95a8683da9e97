package io.github.foldwise.reports.records;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
    for (SummaryRow row : records.summary()) {
      Map<String, Object> changed =
          records.provenance().variants().getOrDefault(row.variant(), Map.of());
      Set<String> own = varied.computeIfAbsent(row.table(), table -> new LinkedHashSet<>());
      changed.entrySet().stream()
          .filter(setting -> setting.getValue() != null) // one that the variant does not read
          .map(Map.Entry::getKey)
          .sorted(inTheOrderOf(row.variant()))
          .forEach(own::add);
    }
    Map<String, String> values = new HashMap<>();
    records.provenance().baseline().forEach(one -> values.put(one.name(), one.value()));
    varied.forEach((table, own) -> names.baselines.put(table, baseline(own, values)));
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
  private static String baseline(Set<String> varied, Map<String, String> values) {
    String settings =
        varied.stream()
            .filter(values::containsKey)
            .map(parameter -> parameter + "=" + values.get(parameter))
            .collect(Collectors.joining(" "));
    return settings.isEmpty() ? RunRecords.BASELINE : settings + " (" + RunRecords.BASELINE + ")";
  }

  /** A variant's own name has its parameters in the order in which they were declared for it. */
  private static Comparator<String> inTheOrderOf(String variant) {
    return Comparator.comparingInt(parameter -> (" " + variant).indexOf(" " + parameter + "="));
  }
}
