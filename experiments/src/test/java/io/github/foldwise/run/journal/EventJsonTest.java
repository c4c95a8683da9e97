package io.github.foldwise.run.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.trial.ClassProbabilities;
import io.github.foldwise.trial.ConfidenceBin;
import io.github.foldwise.trial.ConfusionMatrix;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Mistake;
import io.github.foldwise.trial.Scores;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final String TRIAL = "fe3d";

  @Test
  void an_epoch_is_one_line_of_json() { // its checksum is that of zlib.crc32 in Python
    assertThat(EventJson.write(new Event.EpochDone(TRIAL, epoch(0.1f, Optional.empty()))))
        .isEqualTo(
            "{\"event\":\"EpochDone\",\"trial\":\"fe3d\",\"result\":{\"epoch\":2,\"steps\":7,"
                + "\"learningRate\":5.0E-4,\"training\":{\"loss\":0.1,\"dataLoss\":0.1,"
                + "\"penalty\":0.0,\"accuracy\":0.5},\"validation\":null,\"test\":null,"
                + "\"seconds\":1.25},\"crc32\":\"94a5dc7f\"}");
  }

  @Test
  void an_evaluation_comes_back_as_it_went() {
    Event finished =
        new Event.TrialFinished(
            TRIAL,
            "a=1 b=\"2\", repeat 1, fold 3",
            new Outcome(
                TrialStatus.DONE,
                "",
                List.of(epoch(0.1f, Optional.empty())),
                Optional.of(
                    new Evaluation(
                        new Scores(0.75f, 0.5f, 0.25f, 1f / 3),
                        ConfusionMatrix.of(new long[][] {{1, 2}, {0, 3_000_000_000L}}),
                        List.of(new ConfidenceBin(3, 0.1 + 0.2, 1)),
                        List.of(new Mistake(4, 0, 1, 0.7f)))),
                Optional.empty()));

    assertThat(EventJson.read(EventJson.write(finished))).contains(finished);
  }

  @Test
  void probabilities_come_back_to_the_bit() { // 0.75f is 0x3f400000, 0.25f 0x3e800000
    Event kept = finished(Optional.of(ClassProbabilities.of(2, 0.75f, 0.25f, 1e-40f, 1)));

    assertThat(EventJson.write(kept))
        .contains("\"probabilities\":{\"classes\":2,\"float32\":\"AABAPwAAgD7");
    assertThat(EventJson.read(EventJson.write(kept))).contains(kept);
  }

  @Test
  void without_probabilities_a_line_is_as_earlier_versions_wrote_and_read_it() {
    String line = EventJson.write(finished(Optional.empty()));

    assertThat(line).contains("\"mistakes\":[]},\"test\":null}").doesNotContain("probabilities");
    assertThat(EventJson.read(line)).contains(finished(Optional.empty()));
  }

  private static Event finished(Optional<ClassProbabilities> probabilities) {
    Evaluation evaluation =
        new Evaluation(
            new Scores(0.75f, 0.5f, 0.25f, 0.5f),
            ConfusionMatrix.of(new long[][] {{1, 0}, {1, 0}}),
            List.of(),
            List.of(),
            probabilities);
    return new Event.TrialFinished(
        TRIAL,
        "baseline, repeat 1, fold 1",
        new Outcome(TrialStatus.DONE, "", List.of(), Optional.of(evaluation), Optional.empty()));
  }

  @Test
  void every_float_comes_back_to_the_bit() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      assertThat(Float.floatToIntBits(throughJson(value))).isEqualTo(Float.floatToIntBits(value));
    }
  }

  @Test
  void what_is_no_finite_number_comes_back_too() {
    assertThat(throughJson(Float.NaN)).isNaN();
    assertThat(throughJson(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(throughJson(Float.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Float.floatToIntBits(throughJson(-0f))).isEqualTo(Float.floatToIntBits(-0f));
    assertThat(throughJson(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "null",
        "7",
        "{}",
        "{\"event\":\"RunStopped\"} {}",
        "{\"event\":\"RunStoped\"}",
        "{\"event\":\"RunStarted\",\"trials\":9}",
        "{\"event\":\"TrialStarted\",\"trial\":null}"
      })
  void what_is_no_event_is_not_read(String line) {
    assertThat(EventJson.read(line)).isEmpty();
    assertThat(EventJson.read(SealedLine.seal(line))).isEmpty();
  }

  @Test
  void a_line_with_one_other_byte_is_not_read() {
    String line = EventJson.write(new Event.TestLooked("fe3d", 12));
    for (int i = 0; i < line.length(); i++) {
      String other = line.substring(0, i) + (char) (line.charAt(i) ^ 1) + line.substring(i + 1);
      assertThat(EventJson.read(other)).as(other).isEmpty();
    }
    assertThat(EventJson.read(line)).isPresent();
  }

  private static float throughJson(float value) {
    Scores scores = new Scores(value, value, value, value);
    Event.EpochDone read =
        (Event.EpochDone)
            EventJson.read(
                    EventJson.write(new Event.EpochDone(TRIAL, epoch(value, Optional.of(scores)))))
                .orElseThrow();
    assertThat(Float.floatToIntBits(read.result().training().loss()))
        .isEqualTo(Float.floatToIntBits(value));
    return read.result().validation().orElseThrow().accuracy();
  }

  private static EpochResult epoch(float loss, Optional<Scores> validation) {
    return new EpochResult(
        2, 7, 5e-4f, new Scores(loss, loss, 0, 0.5f), validation, Optional.empty(), 1.25);
  }
}
