package io.github.foldwise.reports.records;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of a run's parameters in each of its variants. */
public final class Parameters {
  private static final String COLUMN = "params_";

  private final Map<String, Object> baseline = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> variants;
  private final List<String> names;

  private Parameters(Provenance provenance) {
    provenance.baseline().forEach(each -> baseline.put(each.name(), each.value()));
    this.variants = provenance.variants();
    Set<String> all = new LinkedHashSet<>(baseline.keySet());
    variants.values().forEach(settings -> all.addAll(settings.keySet()));
    this.names = List.copyOf(all);
  }

  /** The parameters of the run from which these numbers come. */
  public static Parameters of(Provenance provenance) {
    return new Parameters(provenance);
  }

  /** Their names: the baseline's in the order of their declaration, then those of variants. */
  public List<String> names() {
    return names;
  }

  /** The value in a variant as text; empty if the variant does not read the parameter. */
  public Optional<String> value(String variant, String name) {
    Map<String, Object> changed = variants.getOrDefault(variant, Map.of());
    Map<String, Object> from = changed.containsKey(name) ? changed : baseline;
    return Optional.ofNullable(from.get(name)).map(Parameters::text);
  }

  /** The columns of CSV files: {@code params_dropout}. */
  List<String> columns() {
    return names.stream().map(name -> COLUMN + name).toList();
  }

  /** Whether this is the name of such a column. */
  static boolean isColumn(String name) {
    return name.startsWith(COLUMN);
  }

  /** The cells of a variant in these columns. */
  List<String> cells(String variant) {
    return names.stream().map(name -> value(variant, name).orElse("")).toList();
  }

  /** Numbers have no exponent, as in the names of variants. */
  private static String text(Object value) {
    String text = value.toString();
    return value instanceof Number && text.contains("E")
        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
        : text;
  }
}
