package io.github.foldwise.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Pixels;
import io.github.foldwise.data.Shape;
import io.github.foldwise.datasets.array.FileStamp;
import io.github.foldwise.datasets.array.NumberType;
import io.github.foldwise.datasets.array.PixelRoom;
import io.github.foldwise.datasets.array.StoredArray;
import io.github.foldwise.datasets.files.FileFault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Files of records: one or two bytes of labels, then a red, a green and a blue plane. */
record CifarSet(Path folder, CifarKind kind, boolean coarse) {
  private static final Shape SHAPE = Shape.image(32, 32, 3);
  private static final int PLANE = 32 * 32;
  private static final long LONGEST_TEXT = 1 << 20; // bytes

  /** The data set; an empty title stands for what the files are. */
  DataSet read(String name, String title, DataLocations locations) {
    PixelRoom room = PixelRoom.in(locations);
    if (coarse && kind == CifarKind.CIFAR_10) {
      throw new RefusedException(
          Problem.of(
              folder.toString(),
              "CIFAR-100, as .coarse() says",
              "CIFAR-10",
              "Leave out .coarse(): CIFAR-10 has one label for each image."));
    }
    ImageData training = data(kind.trainingFiles(folder), room);
    Optional<ImageData> test =
        Files.exists(folder.resolve(kind.testFile()))
            ? Optional.of(data(List.of(kind.testFile()), room))
            : Optional.empty();
    return new DataSet(
        name,
        Titles.withRows(
            title.isEmpty() ? kind.title(coarse) : title,
            training.rows(),
            test.map(ImageData::rows)),
        training,
        test,
        classNames());
  }

  private ImageData data(List<String> files, PixelRoom room) {
    List<StoredArray> arrays = files.stream().map(this::records).toList();
    int rows = arrays.stream().mapToInt(CifarSet::rows).reduce(0, Math::addExact);
    int[] labels = arrays.stream().flatMapToInt(this::labels).toArray();
    List<String> names = new ArrayList<>(rows);
    for (int i = 0; i < files.size(); i++) {
      for (int row = 0; row < rows(arrays.get(i)); row++) {
        names.add("%s[%s]".formatted(files.get(i), row));
      }
    }
    Pixels pixels =
        room.pixels(
            kind.title(false),
            stamp(files),
            rows,
            SHAPE,
            true,
            writer -> {
              int before = 0;
              for (StoredArray array : arrays) {
                int first = before;
                array.forEach((row, values) -> writer.put(first + row, image(values)));
                before += rows(array);
              }
            });
    return ImageData.of(pixels, labels, SHAPE).withRowNames(names);
  }

  private String stamp(List<String> files) {
    StringBuilder stamp = new StringBuilder(kind.title(false));
    for (String name : files) {
      Path file = folder.resolve(name);
      try {
        stamp.append('\n').append(FileStamp.of(file));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return stamp.toString();
  }

  private static int rows(StoredArray array) {
    return Math.toIntExact(array.sizes().get(0));
  }

  /** Refused unless it is a whole number of records. */
  private StoredArray records(String name) {
    Path file = folder.resolve(name);
    int bytes = kind.labelBytes() + SHAPE.size();
    try {
      long size = Files.isRegularFile(file) ? Files.size(file) : 0;
      if (size == 0 || size % bytes != 0 || size / bytes > Integer.MAX_VALUE) {
        throw new RefusedException(
            Problem.of(
                file.toString(),
                String.format(
                    Locale.ROOT, "records of %,d bytes, labels and pixels of an image", bytes),
                String.format(Locale.ROOT, "%,d bytes", size),
                "The file is damaged or another: copy or unpack it again."));
      }
      return new StoredArray(
          file.toString(),
          NumberType.UINT8,
          ByteOrder.BIG_ENDIAN,
          List.of(size / bytes, (long) bytes),
          false,
          () -> new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private IntStream labels(StoredArray array) {
    int[] labels = new int[rows(array)];
    array.forEach((row, values) -> labels[row] = label(array, row, values));
    return IntStream.of(labels);
  }

  private int label(StoredArray array, int row, ByteBuffer values) {
    int label = Byte.toUnsignedInt(values.get(kind.labelAt(coarse)));
    if (label >= kind.classes(coarse)) {
      throw new RefusedException(
          Problem.of(
              array.place(),
              "labels from 0 to " + (kind.classes(coarse) - 1),
              "label %s in row %s".formatted(label, row),
              "The file is damaged or another: copy or unpack it again."));
    }
    return label;
  }

  private byte[] image(ByteBuffer values) {
    byte[] image = new byte[SHAPE.size()];
    for (int pixel = 0; pixel < PLANE; pixel++) {
      for (int channel = 0; channel < 3; channel++) {
        image[3 * pixel + channel] = values.get(kind.labelBytes() + channel * PLANE + pixel);
      }
    }
    return image;
  }

  /** From the text file, one a line, or numbers without it. */
  private List<String> classNames() {
    int classes = kind.classes(coarse);
    Path file = folder.resolve(kind.namesFile(coarse));
    if (!Files.exists(file)) {
      return IdxSet.numbers(classes);
    }
    List<String> names = lines(file);
    if (names.size() != classes) {
      throw new RefusedException(
          Problem.of(
              file.toString(),
              "%s names of classes, one a line".formatted(classes),
              String.valueOf(names.size()),
              "Correct the file, or remove it: the classes are then named by their numbers."));
    }
    return names;
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LONGEST_TEXT) {
        throw new IOException("it is longer than 1 MiB");
      }
      return new String(Files.readAllBytes(file), UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty()) // the published files end with empty ones
          .toList();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static RefusedException unreadable(Path file, IOException cause) {
    return new RefusedException(
        Problem.of(
            file.toString(),
            "a file that can be read",
            FileFault.of(cause),
            "Put the file there, readable for you, or name another folder."));
  }
}
