package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.FloatText;
import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.RefitMatrix;
import io.github.foldwise.reports.statistics.ScoreInterval;
import io.github.foldwise.reports.statistics.WilsonInterval;

/** What is known about the accuracy of the refit's model on new rows. */
final class RefitEstimate {
  private RefitEstimate() {}

  /** The interval of its test accuracy. */
  static String interval(RefitRow refit) {
    WilsonInterval interval =
        WilsonInterval.of(
            FloatText.widen(refit.testAccuracy().orElseThrow()), refit.testRows().orElseThrow());
    return Wording.interval(interval.low(), interval.high());
  }

  /** Its test score beside the accuracy, with the interval if there is a matrix. */
  static String score(RefitRow refit, RunRecords records) {
    return Markdown.bold(NumberText.fixed(refit.testScore().orElseThrow()))
        + RefitMatrix.of(records)
            .flatMap(
                matrix ->
                    ScoreInterval.of(records.provenance().score(), matrix, (double) matrix.total()))
            .map(found -> Wording.interval(found.low(), found.high()))
            .map(" (95 %% interval %s, delta method)"::formatted)
            .orElse("");
  }

  /** The estimate from cross-validation, for a refit without test rows. */
  static String of(RefitRow refit, RunRecords records) {
    return "The data have no test rows, so the model itself was not evaluated. "
        + Nested.of(records)
            .map(nested -> nested(nested, records.provenance().score()))
            .orElseGet(() -> crossValidated(refit, records));
  }

  private static String nested(Nested nested, String score) {
    return "The estimate of its %s is that of the nested cross-validation, **%s**%s, which allows for the selection."
        .formatted(
            score,
            NumberText.fixed(nested.outside().mean().orElseThrow()),
            nested.interval().map(interval -> " (95 % interval " + interval + ")").orElse(""));
  }

  private static String crossValidated(RefitRow refit, RunRecords records) {
    String estimate =
        records.summary().stream()
            .filter(row -> row.variant().equals(refit.variant()) && row.mean().isPresent())
            .findFirst()
            .map(RefitEstimate::mean)
            .orElse("");
    return "The estimate of its %s is the cross-validated one of its variant"
            .formatted(records.provenance().score())
        + estimate
        + (refit.candidates() > 1
            ? "; as the highest of %s means it is optimistic.".formatted(refit.candidates())
            : ".");
  }

  private static String mean(SummaryRow row) {
    return ", **%s**%s"
        .formatted(
            Wording.fixed(row.mean()),
            row.ciLow().isPresent() ? " (95 % interval " + Wording.interval(row) + ")" : "");
  }
}
