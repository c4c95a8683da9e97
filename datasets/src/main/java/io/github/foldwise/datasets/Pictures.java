package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Decoded images of one size, by file. */
final class Pictures {
  private static final int MOST_PROBLEMS = 10;

  private final Map<Path, Picture> byFile;
  private final Shape shape;

  private Pictures(Map<Path, Picture> byFile, Shape shape) {
    this.byFile = byFile;
    this.shape = shape;
  }

  /** Decodes all files; refused if sizes differ or, naming ten, if files are no images. */
  static Pictures read(List<LabelledFile> training, List<LabelledFile> test) {
    return new Reading(training.size() + test.size())
        .all(Stream.concat(training.stream(), test.stream()).map(LabelledFile::file).toList());
  }

  ImageData data(List<LabelledFile> files) {
    byte[] pixels = new byte[files.size() * shape.size()];
    for (int row = 0; row < files.size(); row++) {
      byFile.get(files.get(row).file()).copyTo(pixels, row * shape.size(), shape.channels());
    }
    return ImageData.of(pixels, files.stream().mapToInt(LabelledFile::label).toArray(), shape);
  }

  /** One pass over the files; the first readable one sets the size. */
  private static final class Reading {
    private final int rows;
    private final Map<Path, Picture> byFile = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean sizesDiffer;

    Reading(int rows) {
      this.rows = rows;
    }

    Pictures all(List<Path> files) {
      for (Path file : files) {
        try {
          byFile.put(file, Picture.read(file, (height, width) -> check(file, height, width)));
        } catch (RefusedException e) {
          problems.addAll(e.problems());
        }
        if (sizesDiffer || problems.size() >= MOST_PROBLEMS) {
          break;
        }
      }
      RefusedException.throwIfAny(problems);
      return new Pictures(byFile, shape());
    }

    private Shape shape() {
      Picture first = byFile.values().iterator().next();
      boolean gray = byFile.values().stream().allMatch(Picture::isGray);
      return Shape.image(first.height(), first.width(), gray ? 1 : 3);
    }

    private void check(Path file, int height, int width) {
      if (byFile.isEmpty()) {
        requireRoom(file, height, width);
        return;
      }
      Map.Entry<Path, Picture> first = byFile.entrySet().iterator().next();
      if (height != first.getValue().height() || width != first.getValue().width()) {
        sizesDiffer = true; // the first two say enough
        throw new RefusedException(
            Problem.of(
                file.toString(),
                "%s×%s pixels, as in %s"
                    .formatted(first.getValue().height(), first.getValue().width(), first.getKey()),
                "%s×%s pixels".formatted(height, width),
                "Bring all images to one size (height×width)."));
      }
    }

    private void requireRoom(Path file, int height, int width) {
      double bytes = 3.0 * rows * height * width;
      if (bytes > Integer.MAX_VALUE - 8) {
        throw new RefusedException(
            Problem.of(
                file.toString(),
                String.format(
                    Locale.ROOT, "at most 2 GiB for %,d × height × width × 3 values", rows),
                "%s×%s pixels".formatted(height, width),
                "Make the images smaller, or use fewer."));
      }
    }
  }
}
