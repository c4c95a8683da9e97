package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.TrialRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A measure of a trial that the report prints in a column.
 *
 * @param title the column's title
 * @param of the measure of a trial; empty if it was not taken
 */
public record Measure(String title, Function<TrialRow, Optional<Float>> of) {

  private static final List<Measure> ALWAYS =
      List.of(
          new Measure("Accuracy", TrialRow::accuracy),
          new Measure("Loss", TrialRow::loss),
          new Measure("Data loss", TrialRow::dataLoss),
          new Measure("Penalty", TrialRow::penalty),
          new Measure("Test accuracy", TrialRow::testAccuracy),
          new Measure("Test loss", TrialRow::testLoss));

  /** All of a run, in the order of the columns: its score comes first. */
  public static List<Measure> of(Provenance provenance) {
    return provenance.hasOwnScore()
        ? Stream.concat(
                Stream.of(new Measure(provenance.scoreTitle(), TrialRow::score)), ALWAYS.stream())
            .toList()
        : ALWAYS;
  }

  /** Whether it says nothing in a run without penalties: the data loss is then the loss. */
  public boolean isOfPenalties() {
    return title.equals("Data loss") || title.equals("Penalty");
  }

  /** The measure of a trial. */
  public Optional<Float> of(TrialRow trial) {
    return of.apply(trial);
  }
}
