package io.github.foldwise.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.foldwise.trainer.ConfusionMatrix;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.trainer.Evaluation;
import io.github.foldwise.trainer.Scores;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final TrialKey TRIAL = new TrialKey("a=1 b=\"2\"", 1, 3, "fe3d");

  @Test
  void an_epoch_is_one_line_of_json() {
    assertThat(EventJson.write(new Event.EpochDone(TRIAL, epoch(0.1f, Optional.empty()))))
        .isEqualTo(
            "{\"event\":\"EpochDone\",\"trial\":{\"variant\":\"a=1 b=\\\"2\\\"\",\"repeat\":1,"
                + "\"fold\":3,\"fingerprint\":\"fe3d\"},\"result\":{\"epoch\":2,\"steps\":7,"
                + "\"learningRate\":5.0E-4,\"training\":{\"loss\":0.1,\"dataLoss\":0.1,"
                + "\"penalty\":0.0,\"accuracy\":0.5},\"validation\":null,\"test\":null,"
                + "\"seconds\":1.25}}");
  }

  @Test
  void an_evaluation_comes_back_as_it_went() throws JsonProcessingException {
    Event finished =
        new Event.TrialFinished(
            TRIAL,
            false,
            "",
            Optional.of(
                Evaluation.of(
                    new Scores(0.75f, 0.5f, 0.25f, 1f / 3),
                    ConfusionMatrix.of(new long[][] {{1, 2}, {0, 3_000_000_000L}}))),
            Optional.empty());

    assertThat(EventJson.read(EventJson.write(finished))).isEqualTo(finished);
  }

  @Test
  void every_float_comes_back_to_the_bit() throws JsonProcessingException {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      assertThat(Float.floatToIntBits(throughJson(value))).isEqualTo(Float.floatToIntBits(value));
    }
  }

  @Test
  void what_is_no_finite_number_comes_back_too() throws JsonProcessingException {
    assertThat(throughJson(Float.NaN)).isNaN();
    assertThat(throughJson(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(throughJson(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Float.floatToIntBits(throughJson(-0f))).isEqualTo(Float.floatToIntBits(-0f));
    assertThat(throughJson(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "{}",
        "{\"event\":\"RunStopped\"} {}",
        "{\"event\":\"RunStoped\"}",
        "{\"event\":\"RunStarted\",\"trials\":9}",
        "{\"event\":\"TrialStarted\",\"trial\":null}"
      })
  void what_is_no_event_is_not_read(String line) {
    assertThatThrownBy(() -> EventJson.read(line)).isInstanceOf(JsonProcessingException.class);
  }

  private static float throughJson(float value) throws JsonProcessingException {
    Scores scores = new Scores(value, value, value, value);
    Event.EpochDone read =
        (Event.EpochDone)
            EventJson.read(
                EventJson.write(new Event.EpochDone(TRIAL, epoch(value, Optional.of(scores)))));
    assertThat(Float.floatToIntBits(read.result().training().loss()))
        .isEqualTo(Float.floatToIntBits(value));
    return read.result().validation().orElseThrow().accuracy();
  }

  private static EpochResult epoch(float loss, Optional<Scores> validation) {
    return new EpochResult(
        2, 7, 5e-4f, new Scores(loss, loss, 0, 0.5f), validation, Optional.empty(), 1.25);
  }
}
