package io.github.foldwise.run.records;

import static io.github.foldwise.model.Layers.flatten;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.reports.records.CostRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.runtime.cost.TensorFlowCosts;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.trial.TrialCosts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostRowsTest {
  private static final Param<Integer> UNITS = Param.of("units", 2);

  private static final CheckedExperiment EXPERIMENT =
      Toy.experiment()
          .model(p -> flatten().dense(p.get(UNITS)).classify(3))
          .withoutAblations()
          .ablate(UNITS, 4)
          .check(Toy.DATA);

  /**
   * Images of 4×4: 16·2 multiplications and additions and 2 biases, then 2·3 and 3. Backward the
   * first layer costs as much again, without a gradient of the image; the second as much twice for
   * its product: 2·(64 + 2) + (12 + 3) + (2·12 + 3) = 174. With 4 units 2·(128 + 4) + (24 + 3) +
   * (2·24 + 3) = 342. One fold trains on 7 rows for 2 epochs, one, stopped early, on 6 for 1.
   */
  @Test
  void operations_of_a_row_times_rows_times_epochs_trained() {
    CostRows costs = new CostRows(EXPERIMENT, new TensorFlowCosts(1));

    assertThat(
            costs.of(
                List.of(
                    trial("baseline", 7, 2),
                    trial("baseline", 6, 1),
                    trial("baseline", 7, 0),
                    trial("units=4", 7, 2))))
        .containsExactly(
            new CostRow("baseline", 174, 2, 20, 3480), new CostRow("units=4", 342, 1, 14, 4788));
  }

  @Test
  void without_estimates_there_are_no_rows() {
    assertThat(new CostRows(EXPERIMENT, TrialCosts.UNKNOWN).of(List.of(trial("baseline", 7, 2))))
        .isEmpty();
  }

  private static TrialRow trial(String variant, int rows, int epochs) {
    return new TrialRow(
        "1",
        variant,
        1,
        1,
        0,
        "",
        epochs,
        rows,
        3,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TrialStatus.FAILED,
        "",
        Optional.empty());
  }
}
