package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.EpochRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningFindingsTest {
  private static final String ACCURACIES =
      "**Learning.** In the last epoch the baseline's mean accuracy is 0.9000 on the training rows,"
          + " and after it 0.8000 on the validation rows. ";

  @Test
  void a_loss_that_rises_in_every_fold_is_overfitting() {
    assertThat(findings(List.of(0.5f, 0.4f, 0.6f), List.of(0.5f, 0.3f, 0.4f)))
        .contains(
            ACCURACIES
                + "The mean validation loss is lowest after epoch 2 of 3, 0.3500, and 0.5000 after"
                + " the last: it rises in every trial, so the last epochs overfit.");
  }

  @Test
  void a_loss_that_rises_in_one_of_two_folds_shows_nothing() {
    assertThat(findings(List.of(0.5f, 0.4f, 0.6f), List.of(0.5f, 0.3f, 0.2f)))
        .contains(
            ACCURACIES
                + "The mean validation loss is lowest after epoch 2 of 3, 0.3500, and 0.4000 after"
                + " the last: it does not rise in every trial, so no overfitting is shown.");
  }

  @Test
  void a_loss_that_still_falls_asks_for_more_epochs() {
    assertThat(findings(List.of(0.5f, 0.4f, 0.3f), List.of(0.5f, 0.3f, 0.2f)))
        .contains(
            ACCURACIES
                + "The mean validation loss is lowest after the last epoch, 0.2500: more epochs may"
                + " lower it further.");
  }

  @Test
  void folds_that_were_trained_for_different_numbers_of_epochs_have_no_last_one_in_common() {
    assertThat(findings(List.of(0.5f, 0.4f, 0.3f), List.of(0.5f, 0.3f))).isEmpty();
  }

  private static Optional<String> findings(List<Float> first, List<Float> second) {
    List<EpochRow> epochs = new ArrayList<>(rows(1, first));
    epochs.addAll(rows(2, second));
    return LearningFindings.of(
        Fixture.withEpochs(
            Fixture.withTrials(
                Fixture.records(), TestTrials.of(80, 20).add("baseline", 0.8, 0.8).list()),
            epochs));
  }

  private static List<EpochRow> rows(int fold, List<Float> losses) {
    List<EpochRow> rows = new ArrayList<>();
    for (float loss : losses) {
      Optional<Float> none = Optional.empty();
      rows.add(
          new EpochRow(
              "baseline",
              1,
              fold,
              rows.size() + 1,
              5,
              0.1f,
              loss,
              loss,
              0,
              0.9f,
              Optional.of(loss),
              Optional.of(loss),
              Optional.of(0.8f),
              none,
              none));
    }
    return rows;
  }
}
