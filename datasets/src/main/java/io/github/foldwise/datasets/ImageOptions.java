package io.github.foldwise.datasets;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.image.Decoding;
import io.github.foldwise.datasets.image.Resizing;
import io.github.foldwise.datasets.image.Resizing.Fit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How image files become rows.
 *
 * @param colours one channel or three; empty if the files decide
 * @param size height and width of all rows; empty if all files have one size
 * @param fit empty for the default
 * @param nearest whether resized pixels are their nearest ones
 * @param background red, green and blue under what is transparent
 * @param upright whether images are turned as cameras were held
 * @param sixteenBit whether rows are floats with 16 bits of each sample
 * @param skipUnreadable whether files that are no images are left out
 */
record ImageOptions(
    Optional<Colours> colours,
    Optional<Size> size,
    Optional<Fit> fit,
    boolean nearest,
    OptionalInt background,
    boolean upright,
    boolean sixteenBit,
    boolean skipUnreadable) {
  static final ImageOptions NONE =
      new ImageOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          OptionalInt.empty(),
          false,
          false,
          false);

  private static final int LARGEST_SIDE = 65_535; // pixels

  enum Colours {
    GRAY,
    RGB
  }

  record Size(int height, int width) {
    @Override
    public String toString() {
      return "size(%s, %s)".formatted(height, width);
    }
  }

  ImageOptions {
    requireNonNull(colours, "colours");
    requireNonNull(size, "size");
    requireNonNull(fit, "fit");
    requireNonNull(background, "background");
  }

  ImageOptions with(Colours wanted) {
    requireOnce(colours.map(now -> words(now.name())), words(wanted.name()));
    return new ImageOptions(
        Optional.of(wanted), size, fit, nearest, background, upright, sixteenBit, skipUnreadable);
  }

  ImageOptions withSize(int height, int width) {
    Size wanted = new Size(height, width);
    if (Math.min(height, width) < 1 || Math.max(height, width) > LARGEST_SIDE) {
      throw new RefusedException(
          Problem.of(
              wanted.toString(),
              "a height and a width from 1 to " + LARGEST_SIDE,
              "%s×%s pixels".formatted(height, width),
              "Give the size that all images get (height, width)."));
    }
    requireOnce(size.map(Size::toString), wanted.toString());
    return new ImageOptions(
        colours,
        Optional.of(wanted),
        fit,
        nearest,
        background,
        upright,
        sixteenBit,
        skipUnreadable);
  }

  ImageOptions with(Fit wanted) {
    requireSize(words(wanted.name()));
    requireOnce(fit.map(now -> words(now.name())), words(wanted.name()));
    return new ImageOptions(
        colours,
        size,
        Optional.of(wanted),
        nearest,
        background,
        upright,
        sixteenBit,
        skipUnreadable);
  }

  ImageOptions withNearest() {
    requireSize("nearest()");
    return new ImageOptions(
        colours, size, fit, true, background, upright, sixteenBit, skipUnreadable);
  }

  ImageOptions withBackground(int red, int green, int blue) {
    String wanted = "on(%s, %s, %s)".formatted(red, green, blue);
    if (((red | green | blue) & ~255) != 0) {
      throw new RefusedException(
          Problem.of(
              wanted,
              "red, green and blue from 0 to 255",
              "another number",
              "Give the colour that lies under transparent pixels: on(255, 255, 255) is white."));
    }
    int colour = red << 16 | green << 8 | blue;
    requireOnce(
        background.stream()
            .mapToObj(now -> "on(%s, %s, %s)".formatted(now >> 16, now >> 8 & 255, now & 255))
            .findFirst(),
        wanted);
    return new ImageOptions(
        colours, size, fit, nearest, OptionalInt.of(colour), upright, sixteenBit, skipUnreadable);
  }

  ImageOptions withUpright() {
    return new ImageOptions(
        colours, size, fit, nearest, background, true, sixteenBit, skipUnreadable);
  }

  ImageOptions withSixteenBit() {
    return new ImageOptions(colours, size, fit, nearest, background, upright, true, skipUnreadable);
  }

  ImageOptions withSkipUnreadable() {
    return new ImageOptions(colours, size, fit, nearest, background, upright, sixteenBit, true);
  }

  /** How each file is decoded. */
  Decoding decoding() {
    return new Decoding(
        background,
        upright,
        sixteenBit,
        colours.equals(Optional.of(Colours.GRAY)),
        size.map(to -> new Resizing(to.height, to.width, fit.orElse(Fit.STRETCH), nearest)));
  }

  /** Whether gray images get three channels. */
  boolean coloured() {
    return colours.equals(Optional.of(Colours.RGB));
  }

  private void requireSize(String word) {
    if (size.isEmpty()) {
      throw new RefusedException(
          Problem.of(
              word,
              "size(height, width) before it",
              "no size",
              "Say which size the images get: size(64, 64)."));
    }
  }

  private static void requireOnce(Optional<String> now, String wanted) {
    if (now.isPresent() && !now.get().equals(wanted)) {
      throw new RefusedException(
          Problem.of(
              "image files",
              "one of " + now.get() + " and " + wanted,
              "both",
              "Neither is ignored: keep one of the two."));
    }
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT) + "()";
  }
}
