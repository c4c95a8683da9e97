package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole tables of variants against scipy: intervals, tests, Holm's correction, verdicts. */
class ComparisonsGoldenTest {
  /** Float64 throughout; scipy and commons-statistics compute Student's t by other series. */
  private static final Tolerance DOUBLES = new Tolerance(1e-9, 1e-14);

  @Test
  void every_column_of_every_table_is_what_scipy_gives() {
    Golden golden = Golden.read("comparisons.json");
    golden.at("tables").elements().forEach(ComparisonsGoldenTest::check);
    golden.requireAllCompared();
  }

  private static void check(Golden table) {
    List<Golden> variants = table.at("accuracies").elements();
    List<String> names = names(variants.size());
    TestTrials trials =
        TestTrials.of(table.at("train_rows").integer(), table.at("validation_rows").integer());
    for (int i = 0; i < variants.size(); i++) {
      addRepeats(trials, table, names.get(i), accuracies(variants.get(i)));
    }
    List<SummaryRow> rows =
        Summaries.of(
            trials.list(), List.of(AblationTable.of("table", names)), table.at("margin").number());
    List<Golden> expected = table.at("rows").elements();
    assertThat(rows).hasSize(expected.size() + 1);
    assertThat(rows.get(0).verdict().toString()).isEmpty();
    for (int i = 0; i < expected.size(); i++) {
      check(rows.get(i + 1), expected.get(i));
    }
  }

  private static void check(SummaryRow row, Golden golden) {
    check(row.mean(), golden.at("mean"));
    check(row.sd(), golden.at("sd"));
    check(row.ciLow(), golden.at("ci_low"));
    check(row.ciHigh(), golden.at("ci_high"));
    check(row.diff(), golden.at("diff"));
    check(row.diffLow(), golden.at("diff_low"));
    check(row.diffHigh(), golden.at("diff_high"));
    check(row.t(), golden.at("t"));
    check(row.df(), golden.at("df"));
    check(row.p(), golden.at("p"));
    check(row.pHolm(), golden.at("p_holm"));
    check(row.pBetter(), golden.at("p_better"));
    assertThat(row.verdict().toString())
        .as(golden.toString())
        .isEqualTo(golden.at("verdict").text());
  }

  private static void check(OptionalDouble ours, Golden golden) {
    DOUBLES.check(golden.toString(), ours.orElseThrow(), golden.number());
  }

  private static void addRepeats(
      TestTrials trials, Golden table, String variant, double[] accuracies) {
    int folds = table.at("folds").integer();
    for (int repeat = 1; repeat <= table.at("repeats").integer(); repeat++) {
      trials.addRepeat(
          variant, repeat, Arrays.copyOfRange(accuracies, (repeat - 1) * folds, repeat * folds));
    }
  }

  private static double[] accuracies(Golden variant) {
    return variant.elements().stream()
        .mapToDouble(accuracy -> accuracy.isNull() ? Double.NaN : accuracy.number())
        .toArray();
  }

  private static List<String> names(int variants) {
    List<String> names = new ArrayList<>(List.of(RunRecords.BASELINE));
    IntStream.range(1, variants).mapToObj(i -> "variant " + i).forEach(names::add);
    return names;
  }
}
