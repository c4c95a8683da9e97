package io.github.foldwise.keras;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.model.ModelTable;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Optimizers;
import io.github.foldwise.training.Training;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model as Keras 3 saves it with {@code model.save("model.keras")}: its layers, its weights and,
 * if it was compiled, its optimizer and loss. A layer or an option that Foldwise has no word for is
 * refused. No code in a file is ever run.
 */
public final class KerasFile {
  private final CheckedModel model;
  private final Map<String, float[]> weights;
  private final Optional<Training> training;
  private final List<String> remarks;
  private final boolean takesBytes;

  /**
   * What a file says.
   *
   * @param takesBytes whether its model scales bytes to [0,1] itself
   */
  KerasFile(
      CheckedModel model,
      Map<String, float[]> weights,
      Optional<Training> training,
      List<String> remarks,
      boolean takesBytes) {
    this.model = model;
    this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    this.training = training;
    this.remarks = List.copyOf(remarks);
    this.takesBytes = takesBytes;
  }

  /**
   * Reads a {@code .keras} file.
   *
   * @throws RefusedException with everything that Foldwise has no word for, or if the file is
   *     missing or damaged
   */
  public static KerasFile read(Path file) {
    return new KerasReader(requireNonNull(file, "file"), true).read();
  }

  /**
   * Reads a {@code .keras} file without its training, as Keras's {@code compile=False}.
   *
   * @throws RefusedException as {@link #read}
   */
  public static KerasFile readUncompiled(Path file) {
    return new KerasReader(requireNonNull(file, "file"), false).read();
  }

  /**
   * Writes a model to a file that Keras 3 loads in safe mode: {@code .keras} with layers, weights,
   * optimizer and loss, or {@code .weights.h5} with the weights of the same model. The same model
   * gives the same bytes.
   *
   * @return what of the training the file does not say: sentences, mostly none
   * @throws RefusedException if the file cannot be written
   */
  public static List<String> write(TrainedModel model, Path file) {
    return new KerasWriter(requireNonNull(file, "file")).write(requireNonNull(model, "model"));
  }

  /** The declaration, with its input. */
  public ModelSpec spec() {
    return model.spec();
  }

  /** The declaration with every shape. */
  public CheckedModel model() {
    return model;
  }

  /** Shape of one example. */
  public Shape input() {
    return model.input();
  }

  /** All weights by the names of this library, each row-major in Keras's layout. */
  public Map<String, float[]> weights() {
    return weights;
  }

  /**
   * Optimizer, learning rate, loss and augmentation; empty if the file is not compiled. What Keras
   * gives to {@code fit} is in no file: epochs, batch, validation.
   */
  public Optional<Training> training() {
    return training;
  }

  /** What a user should know about the file: sentences. */
  public List<String> remarks() {
    return remarks;
  }

  /**
   * The model with its weights, ready to predict, for the CPU with one thread. Close it. Without a
   * training of its own it has Adam's, and the loss of its head.
   */
  public TrainedModel trained() {
    return trained(training.orElseGet(() -> standard(model.spec().classHead())));
  }

  /** The model with its weights and another training. Close it. */
  public TrainedModel trained(Training other) {
    try (CompiledModel compiled = CompiledModel.compile(model, requireNonNull(other, "training"))) {
      return takesBytes
          ? compiled.of(weights, new TrainedPixels(true, 0, 1))
          : compiled.of(weights);
    }
  }

  private static Training standard(ClassHead head) {
    Training adam = Optimizers.adam(1e-3);
    return head == ClassHead.SOFTMAX ? adam : adam.loss(Loss.binaryCrossEntropy());
  }

  /** The layers as a table, the training and the remarks. */
  public String describe() {
    String trained = training.map(Training::toString).orElse("not compiled");
    return Stream.concat(
            Stream.of(
                "Model: " + model.spec(),
                "Input: " + model.input(),
                "Training: " + trained,
                "",
                ModelTable.of(model).toString()),
            remarks.stream().map(remark -> "Note: " + remark))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return model + training.map(known -> ", " + known).orElse(", not compiled");
  }
}
