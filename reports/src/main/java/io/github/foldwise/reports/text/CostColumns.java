package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.CostRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of a table that say what the training of each variant took. */
final class CostColumns {
  static final String EXPLANATION =
      "Costs are floating-point operations of training: those of the forward and the backward pass"
          + " of a row, times training rows and epochs trained, summed over the variant's trials."
          + " The factor compares one trial with one of the baseline. Evaluations and updates are"
          + " not counted.";

  private static final double MEGA = 1e6;

  private final Map<String, CostRow> costs;
  private final Unit unit;

  /** Units of operations, the largest first. */
  private enum Unit {
    PFLOP(1e15),
    TFLOP(1e12),
    GFLOP(1e9),
    MFLOP(1e6);

    private final double operations;

    Unit(double operations) {
      this.operations = operations;
    }

    /** The largest of which there is at least one. */
    static Unit of(double most) {
      for (Unit unit : values()) {
        if (most >= unit.operations) {
          return unit;
        }
      }
      return MFLOP;
    }
  }

  private CostColumns(Map<String, CostRow> costs, Unit unit) {
    this.costs = costs;
    this.unit = unit;
  }

  /** Those of some rows of the summary. */
  static CostColumns of(RunRecords records, List<SummaryRow> rows) {
    Map<String, CostRow> costs =
        records.supplements().costs().stream()
            .collect(
                Collectors.toMap(CostRow::variant, Function.identity(), (first, again) -> first));
    double most =
        rows.stream()
            .filter(row -> costs.containsKey(row.variant()))
            .mapToDouble(row -> costs.get(row.variant()).operations())
            .max()
            .orElse(0);
    return new CostColumns(costs, Unit.of(most));
  }

  /** None in a run without estimates. */
  List<String> header() {
    return costs.isEmpty()
        ? List.of()
        : List.of("MFLOP a row", unit.name() + " of all trials", "Cost of a trial");
  }

  List<String> cells(SummaryRow row) {
    if (costs.isEmpty()) {
      return List.of();
    }
    CostRow own = costs.get(row.variant());
    if (own == null) {
      return List.of("–", "–", "–");
    }
    CostRow baseline = costs.get(RunRecords.BASELINE);
    return List.of(
        digits(own.operationsPerRow() / MEGA),
        digits(own.operations() / unit.operations),
        baseline == null
            ? "–"
            : String.format(Locale.ROOT, "%.2f×", own.perTrial() / baseline.perTrial()));
  }

  /** Three digits, and all before the point. */
  private static String digits(double value) {
    if (value >= 1000) {
      return NumberText.grouped(Math.round(value));
    }
    double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
    int beforePoint = rounded > 0 ? (int) Math.floor(Math.log10(rounded)) + 1 : 1;
    return String.format(Locale.ROOT, "%." + Math.max(0, 3 - beforePoint) + "f", value);
  }
}
