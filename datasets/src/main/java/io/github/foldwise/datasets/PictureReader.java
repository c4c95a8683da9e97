package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.files.Entry;
import io.github.foldwise.datasets.files.LabelledFile;
import io.github.foldwise.datasets.image.Decoding;
import io.github.foldwise.datasets.image.Picture;
import io.github.foldwise.datasets.image.UnfitImageException;
import io.github.foldwise.datasets.store.Parts;
import io.github.foldwise.datasets.store.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Decodes image files, on all processors; the first readable one sets the size.
 *
 * <p>The outcome does not depend on the number of threads: they take the files in order, and of the
 * problems found, those of the first files are reported.
 */
final class PictureReader {
  /** Changes if the same files become other pixels. */
  static final String VERSION = "pictures 1";

  private static final int MOST_PROBLEMS = 10;
  private static final int PART = 64; // files that one thread takes at once
  private static final String SIXTEEN_BIT = "sixteen bits in part ";

  private final List<LabelledFile> files;
  private final ImageOptions options;
  private final Decoding decoding;
  private final SortedMap<Integer, Problem> problems = new ConcurrentSkipListMap<>(); // by row
  private volatile int otherSize = Integer.MAX_VALUE; // a row
  private Optional<Picture> first = Optional.empty();
  private int firstRow = -1;

  PictureReader(List<LabelledFile> files, ImageOptions options) {
    this.files = files;
    this.options = options;
    this.decoding = options.decoding();
  }

  /** Of all rows, if they are like the first readable file. */
  long bytes() {
    findFirst();
    long size = first.map(picture -> (long) picture.height() * picture.width() * 3).orElse(0L);
    return files.size() * size * (options.sixteenBit() ? Float.BYTES : 1);
  }

  /**
   * Decodes all files that are not there yet.
   *
   * @throws RefusedException with the problems of the first ten files that have some
   */
  void readInto(RowWriter rows) {
    findFirst();
    if (first.isPresent()) {
      Picture sample = first.get();
      rows.begin(
          Shape.image(sample.height(), sample.width(), options.coloured() ? 3 : sample.channels()),
          !options.sixteenBit());
      Parts.inOrder((files.size() + PART - 1) / PART, part -> readPart(part, rows));
    }
    refuseProblems();
  }

  /** How many files have sixteen bits, by the notes of {@link #readInto}. */
  static int sixteenBit(Map<String, String> notes) {
    return notes.entrySet().stream()
        .filter(note -> note.getKey().startsWith(SIXTEEN_BIT))
        .mapToInt(note -> Integer.parseInt(note.getValue()))
        .sum();
  }

  private void findFirst() {
    for (int row = firstRow + 1; first.isEmpty() && row < files.size() && !isEnough(); row++) {
      firstRow = row;
      try {
        first = Optional.of(decode(row));
      } catch (UnfitImageException e) {
        refuse(row, e);
      }
    }
  }

  /** Whether there is more to do after this part. */
  private boolean readPart(int part, RowWriter rows) {
    int from = part * PART;
    int to = Math.min(files.size(), from + PART);
    boolean there = true;
    for (int row = from; row < to; row++) {
      there &= rows.has(row);
    }
    int sixteen = 0;
    for (int row = from; row < to && !there; row++) {
      try {
        Picture picture = row == firstRow ? first.orElseThrow() : decode(row);
        if (picture.isSixteenBit()) {
          rows.note(SIXTEEN_BIT + part, String.valueOf(++sixteen)); // first: it must not be lost
        }
        put(rows, row, picture);
      } catch (UnfitImageException e) {
        if (options.skipUnreadable() && e.isUnreadable()) {
          rows.skip(row, e.found());
        } else {
          refuse(row, e);
        }
      } catch (OtherSizeException e) {
        refuse(row, e);
        return false;
      }
    }
    return !isEnough();
  }

  private void put(RowWriter rows, int row, Picture picture) {
    int channels = options.coloured() ? 3 : picture.channels();
    int values = picture.height() * picture.width() * channels;
    if (options.sixteenBit()) {
      float[] floats = new float[values];
      picture.copyTo(floats, 0, channels);
      rows.put(row, floats);
    } else {
      byte[] bytes = new byte[values];
      picture.copyTo(bytes, 0, channels);
      rows.put(row, bytes);
    }
  }

  private Picture decode(int row) throws UnfitImageException {
    Entry file = files.get(row).file();
    Picture picture =
        ImageFile.read(
            file,
            decoding,
            (high, wide) -> {
              if (options.size().isEmpty() && !options.upright()) { // before it is decoded
                requireSize(row, high, wide);
              }
            });
    requireSize(row, picture.height(), picture.width());
    return picture;
  }

  private void requireSize(int row, int high, int wide) {
    if (first.isPresent() && (high != first.get().height() || wide != first.get().width())) {
      throw new OtherSizeException(
          Problem.of(
              files.get(row).file().place(),
              "%s×%s pixels, as in %s"
                  .formatted(
                      first.get().height(),
                      first.get().width(),
                      files.get(firstRow).file().place()),
              "%s×%s pixels".formatted(high, wide),
              "Bring all images to one size (height×width): an image folder does so by"
                  + " size(%s, %s).".formatted(first.get().height(), first.get().width())));
    }
  }

  private synchronized void refuse(int row, OtherSizeException e) {
    problems.put(row, e.problem);
    otherSize = Math.min(otherSize, row); // these two say enough
  }

  private void refuse(int row, UnfitImageException e) {
    if (!(options.skipUnreadable() && e.isUnreadable())) {
      problems.put(row, e.at(files.get(row).file().place()));
    }
  }

  private boolean isEnough() {
    return problems.size() >= MOST_PROBLEMS || otherSize < Integer.MAX_VALUE;
  }

  /** The first ones, up to the first file of another size. */
  private void refuseProblems() {
    if (first.isEmpty() && problems.isEmpty() && !files.isEmpty()) {
      throw new RefusedException(
          Problem.of(
              files.get(0).file().place() + " and all others",
              "images that can be read",
              "%s files that cannot".formatted(files.size()),
              "Give images: skipUnreadable() leaves out the few that are damaged."));
    }
    List<Problem> shown = new ArrayList<>();
    for (Map.Entry<Integer, Problem> problem : problems.entrySet()) {
      if (shown.size() < MOST_PROBLEMS) {
        shown.add(problem.getValue());
      }
      if (problem.getKey() == otherSize) {
        break;
      }
    }
    RefusedException.throwIfAny(shown);
  }

  /** Crosses the decoder; never leaves this class. */
  private static final class OtherSizeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    OtherSizeException(Problem problem) {
      this.problem = problem;
    }
  }
}
