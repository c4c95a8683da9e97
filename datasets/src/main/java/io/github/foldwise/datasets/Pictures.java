package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Remark;
import io.github.foldwise.datasets.files.Entry;
import io.github.foldwise.datasets.image.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One pass over all files of an image folder; the first readable one sets the size. */
final class Pictures {
  private static final int MOST_PROBLEMS = 10;

  private final ImageRows training;
  private final Optional<ImageRows> test;
  private final boolean sixteenBit;
  private final List<Problem> problems = new ArrayList<>();
  private Optional<LabelledFile> first = Optional.empty();
  private int height;
  private int width;
  private int sixteen; // files that lose bits
  private boolean stopped; // by a problem of all files

  private Pictures(ImageTree tree, boolean sixteenBit) {
    this.training = new ImageRows(tree.training(), sixteenBit);
    this.test =
        tree.test().isEmpty()
            ? Optional.empty()
            : Optional.of(new ImageRows(tree.test(), sixteenBit));
    this.sixteenBit = sixteenBit;
  }

  /** Decodes all files; refused if sizes differ or, naming ten, if files are no images. */
  static Pictures read(ImageTree tree, boolean sixteenBit) {
    Pictures pictures = new Pictures(tree, sixteenBit);
    pictures.read(tree.training(), pictures.training);
    pictures.test.ifPresent(rows -> pictures.read(tree.test(), rows));
    RefusedException.throwIfAny(pictures.problems);
    pictures.test.ifPresent(
        rows -> {
          rows.widen(pictures.training.channels());
          pictures.training.widen(rows.channels());
        });
    return pictures;
  }

  ImageData training() {
    return training.data();
  }

  Optional<ImageData> test() {
    return test.map(ImageRows::data);
  }

  /** What readers of figures must know about the pixels. */
  List<Remark> remarks() {
    return sixteen == 0 || sixteenBit
        ? List.of()
        : List.of(
            new Remark(
                "sixteen bits",
                String.format(
                    Locale.ROOT,
                    "%,d image%s 16 bits per sample, of which the upper 8 are used.",
                    sixteen,
                    sixteen == 1 ? " has" : "s have"),
                "Values that differ in the lower 8 bits alone are equal. To use all 16, say"
                    + " ImageFolder.of(folder).sixteenBit()."));
  }

  private void read(List<LabelledFile> files, ImageRows rows) {
    for (LabelledFile file : files) {
      if (stopped || problems.size() >= MOST_PROBLEMS) {
        return;
      }
      try {
        Picture picture =
            ImageFile.read(file.file(), (high, wide) -> check(file, high, wide, rows));
        requireRoom(file.file(), picture.height(), picture.width(), picture.channels(), rows);
        if (first.isEmpty()) {
          first = Optional.of(file);
          height = picture.height();
          width = picture.width();
        }
        sixteen += picture.isSixteenBit() ? 1 : 0;
        rows.add(picture);
      } catch (RefusedException e) {
        problems.addAll(e.problems());
      }
    }
  }

  private void check(LabelledFile file, int high, int wide, ImageRows rows) {
    if (first.isPresent() && (high != height || wide != width)) {
      stopped = true; // the first two say enough
      throw new RefusedException(
          Problem.of(
              file.file().place(),
              "%s×%s pixels, as in %s".formatted(height, width, first.get().file().place()),
              "%s×%s pixels".formatted(high, wide),
              "Bring all images to one size (height×width)."));
    }
    requireRoom(file.file(), high, wide, 1, rows);
  }

  private void requireRoom(Entry file, int high, int wide, int channels, ImageRows rows) {
    Optional<String> tooLarge = rows.tooLarge(high, wide, channels);
    if (tooLarge.isPresent()) {
      stopped = true; // as it would be with each other file
      throw new RefusedException(
          Problem.of(
              file.place(),
              tooLarge.get(),
              "%s×%s pixels".formatted(high, wide),
              "Make the images smaller, or use fewer."));
    }
  }
}
