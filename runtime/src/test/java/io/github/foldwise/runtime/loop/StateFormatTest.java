package io.github.foldwise.runtime.loop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class StateFormatTest {
  private static final WeightSpec KERNEL = spec("dense_1/kernel", 2);
  private static final WeightSpec SLOT = spec("dense_1/kernel/momentum", 2);
  private static final StateFormat FORMAT = new StateFormat(List.of(KERNEL, SLOT), List.of(KERNEL));
  private static final byte[] NAME = new byte[32];
  private static final Map<String, float[]> VARIABLES =
      Map.of(
          "dense_1/kernel",
          new float[] {1, -0f},
          "dense_1/kernel/momentum",
          new float[] {Float.MIN_VALUE, Float.NEGATIVE_INFINITY});
  private static final byte[] STATE = FORMAT.bytes(NAME, new TrialState(VARIABLES, Map.of()));

  @Test
  void the_bytes_are_those_that_the_format_says() {
    ByteBuffer expected = ByteBuffer.allocate(25 + 32 + 4 * 4 + 4).order(ByteOrder.LITTLE_ENDIAN);
    expected.put("foldwise state, format 1\n".getBytes(US_ASCII)).put(NAME);
    expected.putInt(0x3f800000).putInt(0x80000000).putInt(1).putInt(0xff800000);
    CRC32C checksum = new CRC32C();
    checksum.update(expected.array(), 0, 25 + 32 + 16);
    expected.putInt((int) checksum.getValue());

    assertThat(STATE).isEqualTo(expected.array());
  }

  @Test
  void what_was_written_is_read_with_its_best_weights_and_without() {
    TrialState without = FORMAT.read(NAME, STATE);
    TrialState with =
        FORMAT.read(
            NAME,
            FORMAT.bytes(
                NAME, new TrialState(VARIABLES, Map.of("dense_1/kernel", new float[] {3, 4}))));

    assertThat(without.variables().get("dense_1/kernel")).containsExactly(1, -0f);
    assertThat(with.variables().get("dense_1/kernel/momentum"))
        .containsExactly(Float.MIN_VALUE, Float.NEGATIVE_INFINITY);
    assertThat(without.bestWeights()).isEmpty();
    assertThat(with.bestWeights().get("dense_1/kernel")).containsExactly(3, 4);
  }

  @Test
  void damage_in_any_byte_is_found() {
    for (int i = 25; i < STATE.length; i++) {
      byte[] damaged = STATE.clone();
      damaged[i] ^= 1;
      assertRefused(
          damaged,
          """
          checkpoint: expected contents that match the checksum at its end, found others: it \
          was damaged.
            Begin the trial anew.""");
    }
  }

  @Test
  void damage_to_the_first_line_is_found() {
    for (int i = 0; i < 25; i++) {
      byte[] damaged = STATE.clone();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> FORMAT.read(NAME, damaged)).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void a_state_that_was_cut_short_anywhere_is_refused() {
    for (int length = 0; length < STATE.length; length++) {
      byte[] torn = Arrays.copyOf(STATE, length);
      assertThatThrownBy(() -> FORMAT.read(NAME, torn)).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void other_bytes_and_other_versions_are_distinguished() {
    assertRefused(
        "{}".getBytes(US_ASCII),
        """
        checkpoint: expected a state that Foldwise wrote, found other bytes.
          Begin the trial anew.""");
    assertRefused(
        "foldwise state, format 2\n".getBytes(US_ASCII),
        """
        checkpoint: expected format 1, the only one that this version of Foldwise reads, found \
        format 2.
          Begin the trial anew.""");
  }

  @Test
  void a_state_of_another_name_or_another_model_is_refused() {
    String message =
        """
        checkpoint: expected a state of this trial after these epochs, found one of another trial \
        or other epochs.
          Begin the trial anew.""";
    byte[] other = new byte[32];
    other[31] = 1;
    assertRefused(FORMAT.bytes(other, new TrialState(VARIABLES, Map.of())), message);
    assertRefused(
        new StateFormat(List.of(KERNEL), List.of(KERNEL))
            .bytes(NAME, new TrialState(VARIABLES, Map.of())),
        message);
  }

  private static void assertRefused(byte[] state, String message) {
    assertThatThrownBy(() -> FORMAT.read(NAME, state))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  private static WeightSpec spec(String name, int size) {
    return new WeightSpec(name, List.of(size), true, WeightRule.of(Initializer.ZEROS));
  }
}
