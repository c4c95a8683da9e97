package io.github.foldwise.augmentation;

/**
 * Pads images with a value, then cuts out a part at a random place for each image. A crop of the
 * image's own size moves it by up to {@code padding} whole pixels.
 *
 * <p>Keras's {@code RandomCrop} cuts all images of a batch at one place.
 *
 * @param height of the part, at least 1
 * @param width of the part, at least 1
 * @param padding pixels added at each of the four sides, at least 0
 * @param value of the frame
 */
public record Crop(int height, int width, int padding, double value) implements Transform {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.crop(this);
  }

  @Override
  public String word() {
    return "crop(%s, %s, %s)".formatted(height, width, padding);
  }
}
