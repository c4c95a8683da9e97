package io.github.foldwise.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.canonical.Fingerprint;
import java.nio.ByteBuffer;

/**
 * The rule by which everything random derives from one seed: the first 8 bytes of the SHA-256 of a
 * text. A trial's seed comes from {@code foldwise/SEED/repeat REPEAT/fold FOLD}, and what is drawn
 * within it from {@code foldwise/TRIAL SEED/PURPOSE}. Neither depends on the variant, so all
 * variants of a fold share order and initial weights, and their differences are paired.
 */
public final class Seeds {
  private Seeds() {}

  /** Seed of one trial; repeat and fold count from 1. */
  public static long ofTrial(long seed, int repeat, int fold) {
    return first8Bytes("foldwise/" + seed + "/repeat " + repeat + "/fold " + fold);
  }

  /**
   * Seed of one trial of a selection within a fold, from {@code foldwise/SEED/repeat REPEAT/fold
   * FOLD/inner fold INNER}; all count from 1.
   */
  public static long ofInnerTrial(long seed, int repeat, int fold, int inner) {
    return first8Bytes(
        "foldwise/" + seed + "/repeat " + repeat + "/fold " + fold + "/inner fold " + inner);
  }

  /** Seed of the training on all rows, from {@code foldwise/SEED/refit}. */
  public static long ofRefit(long seed) {
    return first8Bytes("foldwise/" + seed + "/refit");
  }

  /** Seed of a purpose in a trial: {@code order/epoch 3}, {@code weights/conv_1/kernel}. */
  public static long ofPurpose(long trialSeed, String purpose) {
    return first8Bytes("foldwise/" + trialSeed + "/" + purpose);
  }

  private static long first8Bytes(String text) {
    return ByteBuffer.wrap(Fingerprint.sha256().digest(text.getBytes(UTF_8))).getLong();
  }
}
