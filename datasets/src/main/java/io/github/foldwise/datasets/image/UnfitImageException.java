package io.github.foldwise.datasets.image;

import io.github.foldwise.check.Problem;

/** A file that is no image to train on; the file is named by whoever opened it. */
public final class UnfitImageException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String ANY = "an image (" + ImageFormat.ENDINGS_TEXT + ")";
  private static final String SAVE_AGAIN = "Save the image again, or remove the file.";

  private final String expected;
  private final String found;
  private final String remedy;

  private UnfitImageException(String expected, String found, String remedy) {
    super(found);
    this.expected = expected;
    this.found = found;
    this.remedy = remedy;
  }

  /** What was found instead of an image that can be read. */
  public static UnfitImageException unreadable(String found) {
    return new UnfitImageException(ANY, found, SAVE_AGAIN);
  }

  /** An image that only an optional library reads. */
  static UnfitImageException needsLibrary(String format, String library) {
    return new UnfitImageException(
        "an image that Java reads",
        "a %s image".formatted(format),
        "Add the library %s to your project, or save the image as PNG.".formatted(library));
  }

  static UnfitImageException damaged(String reason) {
    return unreadable("a damaged one (" + reason + ")");
  }

  static UnfitImageException ofSamples(String found) {
    return new UnfitImageException(
        "gray, or red, green and blue, of at most 16 bits each",
        found,
        "Convert it to BufferedImage.TYPE_INT_RGB, or to TYPE_BYTE_GRAY.");
  }

  static UnfitImageException transparent(int alpha, int row, int column) {
    return new UnfitImageException(
        "opaque pixels",
        "alpha %s of 255 in row %s, column %s".formatted(alpha, row, column),
        "Lay the image on a background colour and save it without transparency; an image folder"
            + " does so by onWhite().");
  }

  /** Whether the file is damaged or no image at all; otherwise it could be converted. */
  public boolean isUnreadable() {
    return remedy.equals(SAVE_AGAIN);
  }

  /** What was found instead of an image. */
  public String found() {
    return found;
  }

  /** The problem with an image that is named so. */
  public Problem at(String place) {
    return Problem.of(place, expected, found, remedy);
  }
}
