package io.github.foldwise.runtime;

import io.github.foldwise.trainer.OutOfMemoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** Too little memory, in one line and without what differs from one allocator to the next. */
final class OutOfMemory {
  private static final Pattern TENSOR =
      Pattern.compile("OOM when allocating tensor with shape(\\[[0-9,]*]) and type (\\w+)");

  private OutOfMemory() {}

  static OutOfMemoryException of(TFResourceExhaustedException e) {
    Matcher tensor = TENSOR.matcher(String.valueOf(e.getMessage()));
    return new OutOfMemoryException(
        tensor.find()
            ? "out of memory: TensorFlow could not allocate a tensor of shape %s and type %s"
                .formatted(tensor.group(1), tensor.group(2))
            : "out of memory: TensorFlow says " + firstLine(e),
        e);
  }

  static OutOfMemoryException of(OutOfMemoryError e) {
    return new OutOfMemoryException("out of memory: Java says " + firstLine(e), e);
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("nothing more");
  }
}
