package io.github.foldwise.runtime;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.metrics.Metrics;
import io.github.foldwise.runtime.session.ImageChecks;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What predicts the classes of images, from several threads at once. Holds native memory: close it.
 *
 * <p>Images that are unlike those of the training, in shape or in their pixels, are refused: they
 * would be predicted silently wrong.
 */
public sealed interface Classifier extends AutoCloseable permits TrainedModel, Predictor {
  /** Shape of the images that it takes. */
  Shape input();

  /** The pixels that it was trained on; empty if unknown. */
  Optional<TrainedPixels> pixels();

  /** What its classes are called, from 0; empty if unknown. */
  List<String> classNames();

  /** Probabilities of the classes, (images, classes), in the order of the images. */
  float[][] predict(ImageData images);

  /** Probabilities, (images, classes), of unlabelled images: bytes, scaled to [0,1]. */
  default float[][] predict(byte[] pixels) {
    requireNonNull(pixels, "pixels");
    int images = ImageChecks.wholeImages(input(), pixels.length);
    return predict(ImageData.of(pixels, new int[images], input()));
  }

  /** Probabilities, (images, classes), of unlabelled images: finite floats, used as they are. */
  default float[][] predict(float[] pixels) {
    requireNonNull(pixels, "pixels");
    int images = ImageChecks.wholeImages(input(), pixels.length);
    return predict(ImageData.of(pixels, new int[images], input()));
  }

  /**
   * All classes of an image, the most probable first. Its samples are taken as they are stored: no
   * colour profile is applied.
   *
   * @throws io.github.foldwise.check.RefusedException if it has another size than the images of the
   *     training, colours although they were gray, or transparent pixels
   */
  default List<Prediction> predict(BufferedImage image) {
    requireNonNull(image, "image");
    return predictions(OneImage.of("image", image, this));
  }

  /** All classes of an image file (BMP, GIF, JPEG, PNG), the most probable first. */
  default List<Prediction> predict(Path imageFile) {
    requireNonNull(imageFile, "imageFile");
    return predictions(OneImage.read(imageFile, this));
  }

  /** The same of the bytes of such a file, as a web page uploads them. */
  default List<Prediction> predictEncoded(byte[] imageFile) {
    requireNonNull(imageFile, "imageFile");
    return predictions(OneImage.decode("image", imageFile, this));
  }

  private List<Prediction> predictions(ImageData image) {
    return Prediction.ofAll(predict(image)[0], classNames());
  }

  /** Metrics on labelled images, at least one; weighted by the rows' weights, if any. */
  default Metrics metrics(ImageData images) {
    requireNonNull(images, "images");
    ImageChecks.requireRows("evaluation", images.rows());
    float[][] probabilities = predict(images);
    ImageChecks.requireLabels(probabilities[0].length, images);
    return images.isWeighted()
        ? Metrics.of(images.labels(), probabilities, images.weights())
        : Metrics.of(images.labels(), probabilities);
  }

  /** Frees the memory, after waiting for calls in other threads; a second call does nothing. */
  @Override
  void close();
}
