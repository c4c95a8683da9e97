package io.github.foldwise.runtime.tensorflow;

import io.github.foldwise.trial.OutOfMemoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.exceptions.TensorFlowException;

/** Out of memory, in one line that does not depend on the allocator. */
public final class OutOfMemory {
  private static final Pattern TENSOR =
      Pattern.compile("OOM when allocating tensor with shape(\\[[0-9,]*]) and type (\\w+)");

  /** A full GPU reports it in the words of the op that needed memory. */
  private static final Pattern FULL_DEVICE =
      Pattern.compile(
          "Dst tensor is not initialized|CUDNN_STATUS_ALLOC_FAILED|CUBLAS_STATUS_ALLOC_FAILED"
              + "|CUDA_ERROR_OUT_OF_MEMORY");

  private OutOfMemory() {}

  /** The error itself, unless a device ran out of memory. */
  public static RuntimeException orItself(TensorFlowException e) {
    return e instanceof TFResourceExhaustedException
            || FULL_DEVICE.matcher(String.valueOf(e.getMessage())).find()
        ? of(e)
        : e;
  }

  public static OutOfMemoryException of(TensorFlowException e) {
    Matcher tensor = TENSOR.matcher(String.valueOf(e.getMessage()));
    return new OutOfMemoryException(
        tensor.find()
            ? "out of memory: TensorFlow could not allocate a tensor of shape %s and type %s"
                .formatted(tensor.group(1), tensor.group(2))
            : "out of memory: TensorFlow says " + firstLine(e),
        e);
  }

  public static OutOfMemoryException of(OutOfMemoryError e) {
    return new OutOfMemoryException("out of memory: Java says " + firstLine(e), e);
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("nothing more");
  }
}
