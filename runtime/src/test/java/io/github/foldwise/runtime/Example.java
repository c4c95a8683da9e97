package io.github.foldwise.runtime;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.layer.CentralDifferences;
import io.github.foldwise.runtime.layer.RandomWeights;
import io.github.foldwise.runtime.layer.ReferencePass;
import io.github.foldwise.runtime.layer.ReferenceTensor;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A small model with images to try it on.
 *
 * @param name what it is an example of
 * @param image shape of one
 * @param model of as many classes as it says
 * @param loss that is minimised
 * @param rows number of images
 * @param bytes whether the pixels are bytes, else floats
 */
public record Example(
    String name, Shape image, ModelSpec model, Loss loss, int rows, boolean bytes) {
  /** Twenty steps of the differences: float32 may be on the other side of a nearer kink. */
  private static final double FAR_FROM_KINKS = 20 * CentralDifferences.STEP;

  public static Example of(String name, ModelSpec model) {
    return new Example(name, Shape.image(6, 5, 2), model, Loss.SPARSE_CROSS_ENTROPY, 3, false);
  }

  Example on(int height, int width, int channels) {
    return new Example(name, Shape.image(height, width, channels), model, loss, rows, bytes);
  }

  Example with(Loss other) {
    return new Example(name, image, model, other, rows, bytes);
  }

  Example rows(int number) {
    return new Example(name, image, model, loss, number, bytes);
  }

  Example ofBytes() {
    return new Example(name, image, model, loss, rows, true);
  }

  public CheckedModel checked() {
    return model.check(image);
  }

  public Training training() {
    return Training.adam(0.01).loss(loss);
  }

  public ImageData images() {
    Random random = new Random(5);
    int[] labels = random.ints(rows, 0, model.classes()).toArray();
    if (bytes) {
      byte[] pixels = new byte[rows * image.size()];
      random.nextBytes(pixels);
      return ImageData.of(pixels, labels, image);
    }
    float[] pixels = new float[rows * image.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    return ImageData.of(pixels, labels, image);
  }

  public ReferenceTensor referenceImages() {
    ImageData images = images();
    double[] pixels = new double[rows * image.size()];
    int size = image.size();
    for (int i = 0; i < pixels.length; i++) {
      int row = i / size;
      pixels[i] =
          bytes
              ? Byte.toUnsignedInt(images.bytes(row)[i % size]) / 255.0
              : images.floats(row)[i % size];
    }
    return ReferenceTensor.of(rows, image, pixels);
  }

  /** Random weights, the first that keep away from points without a derivative. */
  public Map<String, float[]> weights() {
    return smoothWeights()
        .orElseThrow(() -> new AssertionError("every draw of weights is near a kink: " + name));
  }

  /** Those; none if every draw is near such a point. */
  public Optional<Map<String, float[]>> smoothWeights() {
    for (long seed = 1; seed <= 1000; seed++) {
      Map<String, float[]> weights = RandomWeights.of(checked(), seed);
      ReferencePass pass = ReferencePass.training(checked(), widened(weights));
      pass.loss(referenceImages(), images().labels());
      if (pass.kinks().nearest() > FAR_FROM_KINKS) {
        return Optional.of(weights);
      }
    }
    return Optional.empty();
  }

  public static Map<String, double[]> widened(Map<String, float[]> weights) {
    Map<String, double[]> wide = new LinkedHashMap<>();
    weights.forEach((weight, values) -> wide.put(weight, widened(values)));
    return wide;
  }

  public static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  @Override
  public String toString() {
    return name;
  }
}
