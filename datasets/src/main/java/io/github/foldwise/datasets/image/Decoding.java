package io.github.foldwise.datasets.image;

import io.github.foldwise.datasets.image.Picture.SizeCheck;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How image files become pictures.
 *
 * @param background red, green and blue ({@code 0xffffff}) under what is transparent; empty if
 *     transparent pixels are refused
 * @param upright whether images are turned as their EXIF orientation says
 * @param sixteenBit whether samples of 16 bits keep them all
 * @param gray whether colours become gray
 * @param resizing to one size; empty if images keep theirs
 */
public record Decoding(
    OptionalInt background,
    boolean upright,
    boolean sixteenBit,
    boolean gray,
    Optional<Resizing> resizing) {
  /** Opaque images as they are stored. */
  public static final Decoding AS_STORED =
      new Decoding(OptionalInt.empty(), false, false, false, Optional.empty());

  /** Decodes a file's bytes. */
  public Picture decode(byte[] file, SizeCheck sizes) throws UnfitImageException {
    Samples samples = ImageFormat.samples(file, sizes);
    Picture picture = samples.picture(this);
    picture = sixteenBit ? picture : picture.eightBit();
    picture = gray ? picture.gray() : picture;
    picture = upright ? Orientation.of(samples.exif()).turn(picture) : picture;
    return resizing.isEmpty() ? picture : resizing.get().of(picture, sixteenBit);
  }
}
