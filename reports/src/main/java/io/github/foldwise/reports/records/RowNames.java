package io.github.foldwise.reports.records;

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
    for (SummaryRow row : records.summary()) {
      Map<String, Object> changed =
          records.provenance().variants().getOrDefault(row.variant(), Map.of());
      Set<String> own = varied.computeIfAbsent(row.table(), table -> new LinkedHashSet<>());
      changed.entrySet().stream()
          .filter(setting -> setting.getValue() != null) // one that the variant does not read
          .forEach(setting -> own.add(setting.getKey()));
    }
    List<Provenance.Parameter> parameters = records.provenance().baseline();
    varied.forEach((table, own) -> names.baselines.put(table, baseline(parameters, own)));
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
  private static String baseline(List<Provenance.Parameter> parameters, Set<String> varied) {
    String values =
        parameters.stream()
            .filter(parameter -> varied.contains(parameter.name()))
            .map(parameter -> parameter.name() + "=" + parameter.value())
            .collect(Collectors.joining(" "));
    return values.isEmpty() ? RunRecords.BASELINE : values + " (" + RunRecords.BASELINE + ")";
  }
}
