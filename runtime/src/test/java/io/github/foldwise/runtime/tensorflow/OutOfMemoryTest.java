package io.github.foldwise.runtime.tensorflow;

import static io.github.foldwise.model.Layers.zeroPad;
import static io.github.foldwise.training.Training.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.TensorFlowTrainer;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.exceptions.TensorFlowException;

class OutOfMemoryTest {
  private static final Trainer TRAINER = new TensorFlowTrainer(Device.CPU, 1);
  private static final int ROWS = 40_000;
  private static final ImageData IMAGES =
      ImageData.of(new byte[ROWS * ToyImages.IMAGE.size()], new int[ROWS], ToyImages.IMAGE);

  /**
   * Frames of 23,000 cells, 40,000 images together: 308 TiB, which no process can address, so that
   * nothing is touched before the allocation fails.
   */
  @Test
  void a_tensor_that_no_memory_can_hold_ends_its_trial_alone() {
    TrialTask impossible = task(23_000, sgd(0.1).batch(ROWS));

    assertThatThrownBy(() -> TRAINER.train(impossible, TrialListener.NONE))
        .isInstanceOf(OutOfMemoryException.class)
        .hasCauseInstanceOf(TFResourceExhaustedException.class)
        .hasMessage(
            "out of memory: TensorFlow could not allocate a tensor of shape"
                + " [40000,46009,46008,1] and type float");
    assertThat(TRAINER.train(task(1, sgd(0.1).batch(ROWS)), TrialListener.NONE).diverged())
        .isFalse();
  }

  @Test
  void what_java_cannot_allocate_ends_the_trial_too() {
    TrialListener listener =
        new TrialListener() {
          @Override
          public void stepDone(StepResult result) {
            throw new OutOfMemoryError("Java heap space");
          }
        };

    assertThatThrownBy(() -> TRAINER.train(task(1, sgd(0.1).batch(ROWS)), listener))
        .isInstanceOf(OutOfMemoryException.class)
        .hasMessage("out of memory: Java says Java heap space");
  }

  @Test
  void other_words_of_tensorflow_are_cut_after_their_first_line() {
    assertThat(
            OutOfMemory.of(
                new TFResourceExhaustedException("\nToo many resources.\n\t [[{{node x}}]]\n")))
        .hasMessage("out of memory: TensorFlow says Too many resources.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dst tensor is not initialized.",
        "could not create handle: CUDNN_STATUS_ALLOC_FAILED",
        "failed to create cublas handle: CUBLAS_STATUS_ALLOC_FAILED",
        "failed to allocate 2.00GiB: CUDA_ERROR_OUT_OF_MEMORY: out of memory"
      })
  void a_device_that_is_full_is_out_of_memory_whoever_says_so(String words) {
    assertThat(OutOfMemory.orItself(new TensorFlowException(words)))
        .isInstanceOf(OutOfMemoryException.class)
        .hasMessage("out of memory: TensorFlow says " + words);
  }

  @Test
  void a_full_gpu_is_reported_with_the_tensor_that_did_not_fit() {
    assertThat(
            OutOfMemory.orItself(
                new TFResourceExhaustedException(
                    "OOM when allocating tensor with shape[60000,784] and type uint8 on"
                        + " /job:localhost/replica:0/task:0/device:GPU:0 by allocator GPU_0_bfc")))
        .hasMessage(
            "out of memory: TensorFlow could not allocate a tensor of shape [60000,784] and type"
                + " uint8");
  }

  @Test
  void another_error_stays_what_it_is() {
    TensorFlowException other = new TensorFlowException("No algorithm worked!");

    assertThat(OutOfMemory.orItself(other)).isSameAs(other);
  }

  private static TrialTask task(int frame, Training training) {
    return new TrialTask(
        zeroPad(frame).globalAvgPool().classify(3).check(ToyImages.IMAGE),
        training,
        IMAGES,
        Rows.all(ROWS),
        Rows.of(),
        Optional.empty(),
        1);
  }
}
