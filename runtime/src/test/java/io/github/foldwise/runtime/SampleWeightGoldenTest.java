package io.github.foldwise.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.runtime.loss.MoreLossesGoldenTest;
import io.github.foldwise.training.Loss;
import io.github.foldwise.trial.Scores;
import org.junit.jupiter.api.Test;

/**
 * The block {@code sample_weight} of {@code fit_behaviour.json}: three means that Keras 3.8.0 made
 * of losses which the file does not keep. Two rows with losses and weights that have these means
 * show which of them is ours; {@link MoreLossesGoldenTest} compares weighted losses from their
 * inputs.
 */
class SampleWeightGoldenTest {
  private static final Golden GOLDEN = Golden.read("fit_behaviour.json").at("sample_weight");
  private static final double FIRST_LOSS = 0.2; // of a row that is predicted correctly

  @Test
  void evaluation_divides_the_weighted_sum_by_the_rows_and_not_by_their_weights() {
    float[] weighted = GOLDEN.at("evaluate").floats();
    float[] unweighted = GOLDEN.at("unweighted").floats();
    double overRows = GOLDEN.at("formula_sum_wl_over_N_plus_reg").number();
    double overWeights = GOLDEN.at("formula_div_sumw").number();
    double secondLoss = 2 * unweighted[0] - FIRST_LOSS;
    double bothWeights = 2 * overRows / overWeights;
    double secondWeight = (2 * overRows - bothWeights * FIRST_LOSS) / (secondLoss - FIRST_LOSS);
    float[] weights = {(float) (bothWeights - secondWeight), (float) secondWeight};

    try (LogitsModel model = new LogitsModel(ClassHead.SOFTMAX, 2, Loss.SPARSE_CROSS_ENTROPY)) {
      float[] logits = {lead(FIRST_LOSS), 0, lead(secondLoss), 0};
      ImageData images = model.images(logits, new int[] {0, 0});
      check(model.scores(images, 1), unweighted);
      check(model.scores(images.withWeights(weights), 1), weighted);
      assertThat(weighted[0]).isNotEqualTo((float) overWeights);
    }
  }

  private static void check(Scores scores, float[] expected) {
    Tolerance.FORMULA.check("loss", scores.loss(), expected[0]);
    assertThat(scores.accuracy()).isEqualTo(expected[1]);
  }

  /** By how much the logit of the true class exceeds the other given this cross-entropy. */
  private static float lead(double loss) {
    return (float) -Math.log(Math.expm1(loss));
  }
}
