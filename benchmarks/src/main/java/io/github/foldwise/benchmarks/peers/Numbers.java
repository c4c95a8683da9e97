package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.runtime.tensorflow.CpuFeatures;
import io.github.foldwise.training.Precision;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the products of a comparison multiply: like is compared with like. */
enum Numbers {
  FLOAT32(Precision.FLOAT32),
  BFLOAT16(Precision.MIXED_BFLOAT16);

  private static final Set<String> OF_BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private final Precision precision;

  Numbers(Precision precision) {
    this.precision = precision;
  }

  /** The precision of a training of Foldwise. */
  Precision precision() {
    return precision;
  }

  /** What a worker in Python is told. */
  List<String> flag() {
    return this == FLOAT32 ? List.of() : List.of("--bfloat16");
  }

  /** Whether this processor multiplies them by instructions of its own. */
  boolean areNative() {
    return this == FLOAT32 || CpuFeatures.ofThisMachine().stream().anyMatch(OF_BFLOAT16::contains);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
