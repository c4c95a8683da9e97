package io.github.foldwise.trial;

import io.github.foldwise.data.ImageData;
import java.util.Optional;

/**
 * The images that a trial copies to a GPU before its first step, so that each step is fed row
 * numbers only. Larger sets stay where they are, and each step copies its batch.
 */
public final class DeviceCopy {
  /** Bytes of the largest sets that are copied: a trial that needs more would leave little room. */
  static final long LARGEST = 4L << 30;

  private DeviceCopy() {}

  /** Bytes that are copied; 0 if the sets are too large. */
  public static long bytes(ImageData data, Optional<ImageData> test) {
    long bytes = data.memoryBytes() + test.map(ImageData::memoryBytes).orElse(0L);
    return bytes <= LARGEST ? bytes : 0;
  }
}
