package io.github.foldwise.studies;

import static io.github.foldwise.split.KFold.kFold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.split.Fold;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The surviving log lines of the notebook's training fit the protocol that we declare. */
class NotebookEpochsGoldenTest {
  private static final int TEST_ROWS = 10_000;

  // 48,000 rows of a fold in batches of 16 are 3,000 steps. A line that shows 4 ms a step for them
  // has taken at least 3,000 · 3.5 ms = 10.5 s, and longer with the test rows.
  @Test
  void their_folds_epochs_and_steps_are_ours() {
    Golden golden = Golden.read("notebook_epoch_logs.csv");
    for (Golden line : golden.elements()) {
      int fold = (int) line.at("fold").number();
      assertThat(fold).isBetween(1, FashionMnistExperiment.FOLDS.standard());
      assertThat((int) line.at("epoch").number())
          .isBetween(1, FashionMnistExperiment.EPOCHS.standard());
      assertThat((line.at("ms_per_step").number() - 0.5) * steps(fold) / 1000)
          .isLessThanOrEqualTo(line.at("seconds").number() + 0.5);
      double right = line.at("val_accuracy_testset").number() * TEST_ROWS;
      assertThat(right).isCloseTo(Math.rint(right), within(1e-9));
      String reason = "its training used other random numbers, without a seed";
      line.at("shown_accuracy").setAside(reason);
      line.at("shown_loss").setAside(reason);
      line.at("val_loss_testset").setAside(reason);
    }
    golden.requireAllCompared();
  }

  private static double steps(int fold) {
    int[] labels = IntStream.range(0, 60_000).map(row -> row % 10).toArray();
    Fold rows =
        kFold(FashionMnistExperiment.FOLDS.standard()).shuffled(42).split(labels).get(fold - 1);
    return Math.ceil((double) rows.training().size() / FashionMnistExperiment.BATCH.standard());
  }
}
