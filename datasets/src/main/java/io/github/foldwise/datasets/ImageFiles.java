package io.github.foldwise.datasets;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.datasets.image.Resizing.Fit;

/**
 * Images that lie in files of their own, and words for how they become rows of one shape.
 *
 * <p>Without such words, all images must have one size and be opaque, EXIF's orientation is not
 * applied (as Keras's {@code image_dataset_from_directory} and Pillow's {@code Image.open} do not,
 * except for TIFF in Pillow), and rows are {@code height × width × 1} if every pixel of every image
 * is gray, else {@code height × width × 3}: red, green, blue.
 *
 * @param <S> the kind of source
 */
@CheckReturnValue
public abstract sealed class ImageFiles<S extends ImageFiles<S>> implements DataSource
    permits CsvFile, ImageFolder, Images, ParquetFiles {
  final ImageOptions options;

  ImageFiles(ImageOptions options) {
    this.options = options;
  }

  abstract S with(ImageOptions changed);

  /**
   * All images in one size, by bilinear interpolation as Keras's {@code
   * image_dataset_from_directory} does it: without smoothing, so that pixels may be lost when large
   * images shrink. Values are rounded, for rows are bytes. Images of other proportions are
   * stretched, as there, so that nothing of them is lost; see {@link #crop()} and {@link #pad()}.
   *
   * @param height in pixels
   * @param width in pixels
   */
  public S size(int height, int width) {
    return with(options.withSize(height, width));
  }

  /**
   * Images of other proportions than {@link #size} lose what is beyond their largest middle part of
   * these proportions: Keras's {@code crop_to_aspect_ratio=True}.
   */
  public S crop() {
    return with(options.with(Fit.CROP));
  }

  /**
   * Images of other proportions than {@link #size} become as large as fits, on black: Keras's
   * {@code pad_to_aspect_ratio=True}.
   */
  public S pad() {
    return with(options.with(Fit.PAD));
  }

  /** Images get their {@link #size} by choosing the nearest pixel instead of interpolating. */
  public S nearest() {
    return with(options.withNearest());
  }

  /** Colours become gray: {@code 0.299 R + 0.587 G + 0.114 B}, as Pillow's {@code convert("L")}. */
  public S gray() {
    return with(options.with(ImageOptions.Colours.GRAY));
  }

  /** All rows have three channels, even if all images are gray. */
  public S rgb() {
    return with(options.with(ImageOptions.Colours.RGB));
  }

  /** Transparent pixels lie on white; without a colour they are refused. */
  public S onWhite() {
    return on(255, 255, 255);
  }

  /** Transparent pixels lie on a colour, of which each part is 0 to 255. */
  public S on(int red, int green, int blue) {
    return with(options.withBackground(red, green, blue));
  }

  /**
   * Images are turned as their EXIF orientation says, as Pillow's {@code ImageOps.exif_transpose}.
   * Keras does not turn them: photos that were taken upright then lie on their side.
   */
  public S upright() {
    return with(options.withUpright());
  }

  /**
   * Rows keep all bits of images of 16 bits per sample: pixels are then floats in [0,1], {@code v /
   * 65535} of 16 bits and {@code v / 255} of 8. Otherwise they are bytes, the upper 8 of 16 bits as
   * in Pillow's RGB and TensorFlow's {@code decode_png}, and a warning says so.
   */
  public S sixteenBit() {
    return with(options.withSixteenBit());
  }

  /**
   * Files that are damaged or no images are left out, and a warning counts and names them.
   * Otherwise they are refused.
   */
  public S skipUnreadable() {
    return with(options.withSkipUnreadable());
  }
}
