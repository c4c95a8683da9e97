package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.goldens.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of arrays have NumPy's values; {@code arrays.py} says how. */
class ArraysGoldenTest {
  private static final Golden ARRAYS = Golden.read("arrays.json");

  @TempDir Path folder;

  @Test
  void files_of_arrays_have_the_values_that_numpy_reads() throws IOException {
    arraysOfEachTypeOrderAndVersion();
    archives();
    options();
    idxOfEachType();
    qmnist();
    emnist();
    cifar();
    ARRAYS.requireAllCompared();
  }

  @Test
  void arrays_of_anything_but_numbers_are_refused_and_objects_are_not_unpickled()
      throws IOException {
    for (String name : ARRAYS.at("unfit").names()) {
      Path file = write(name + "/x.npy", ARRAYS.at("unfit", name));
      assertThatThrownBy(() -> NumpyFile.of(file).load(nowhere()))
          .as(name)
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith(
              file
                  + ": expected numbers: bool, int8 to uint64 or float16 to float64, found "
                  + (name.equals("objects") ? "Python objects (dtype '|O')" : "dtype '"));
    }
  }

  private void arraysOfEachTypeOrderAndVersion() throws IOException {
    int number = 0;
    for (String name : ARRAYS.at("numpy").names()) {
      Path here = folder.resolve("numpy" + number++);
      Path file = write(here + "/x.npy", ARRAYS.at("numpy", name, "file"));
      write(here + "/y.npy", ARRAYS.at("labels"));
      compare(name, NumpyFile.of(file).load(nowhere()).training(), ARRAYS.at("numpy", name));
    }
  }

  private void archives() throws IOException {
    for (String name : ARRAYS.at("archives").names()) {
      Golden expected = ARRAYS.at("archives", name);
      DataSet data = NumpyFile.of(write(name + ".npz", expected.at("file"))).load(nowhere());
      compare(name, data.training(), expected.at("training"));
      assertThat(data.test().isPresent()).as(name).isEqualTo(expected.has("test"));
      data.test().ifPresent(test -> compare(name, test, expected.at("test")));
    }
  }

  private void options() throws IOException {
    for (String name : ARRAYS.at("options").names()) {
      Golden expected = ARRAYS.at("options", name);
      NumpyFile file = NumpyFile.of(write(name + ".npz", expected.at("file")));
      NumpyFile read =
          switch (name) {
            case "channels first" -> file.channelsFirst();
            case "transposed" -> file.transposed();
            case "transposed channels first" -> file.channelsFirst().transposed();
            case "shape" -> file.shape(5, 6, 2);
            case "shape channels first" -> file.shape(5, 6, 2).channelsFirst();
            case "range" -> file.range(0, 4095);
            case "labels from 1" -> file.labelsFrom(1);
            case "column 2" -> file.labelColumn(2);
            case "one hot" -> file.oneHot();
            default -> throw new AssertionError(name);
          };
      compare(name, read.load(nowhere()).training(), expected);
    }
  }

  private void idxOfEachType() throws IOException {
    for (String name : ARRAYS.at("idx").names()) {
      Golden expected = ARRAYS.at("idx", name);
      compare(
          name,
          IdxFolder.read(
              write("images", expected.at("file")), write("labels", ARRAYS.at("idx labels"))),
          expected);
    }
  }

  private void qmnist() throws IOException {
    Golden expected = ARRAYS.at("qmnist");
    for (String part : List.of("train", "test")) {
      write("qmnist/qmnist-" + part + "-images-idx3-ubyte", expected.at("image file"));
      write("qmnist/qmnist-" + part + "-labels-idx2-int", expected.at("label file"));
    }
    ImageData data =
        IdxFolder.of(folder.resolve("qmnist")).labelColumn(0).load(nowhere()).training();
    compare("qmnist", data, expected);
    for (int column = 0; column < expected.at("columns").size(); column++) {
      assertThat(data.columns().get("column " + column))
          .isEqualTo(
              IntStream.of(expected.at("columns", column).ints())
                  .mapToObj(String::valueOf)
                  .toList());
    }
  }

  private void emnist() throws IOException {
    Golden expected = ARRAYS.at("emnist");
    for (String part : List.of("train", "test")) {
      write("emnist/emnist-letters-" + part + "-images-idx3-ubyte", expected.at("image file"));
      write("emnist/emnist-letters-" + part + "-labels-idx1-ubyte", expected.at("label file"));
    }
    compare(
        "emnist",
        IdxFolder.of(folder.resolve("emnist"))
            .transposed()
            .labelsFrom(1)
            .load(nowhere())
            .training(),
        expected);
  }

  private void cifar() throws IOException {
    for (String name : ARRAYS.at("cifar").names()) {
      Golden expected = ARRAYS.at("cifar", name);
      for (String file : expected.names()) {
        if (file.endsWith(".bin")) {
          write(name + "/" + file, expected.at(file));
        }
      }
      CifarFolder cifar = CifarFolder.of(folder.resolve(name));
      DataSet data = cifar.load(nowhere());
      compare(name, data.training(), expected.at("training"));
      compare(name, data.test().orElseThrow(), expected.at("test"));
      if (expected.has("coarse")) {
        DataSet groups = cifar.coarse().load(nowhere());
        assertThat(groups.training().labels()).isEqualTo(expected.at("coarse").ints());
        assertThat(groups.test().orElseThrow().labels())
            .isEqualTo(expected.at("coarse test").ints());
      }
    }
  }

  private static void compare(String name, ImageData data, Golden expected) {
    int[] shape = expected.at("shape").ints();
    assertThat(data.shape().dims()).as(name).containsExactly(shape[0], shape[1], shape[2]);
    assertThat(data.labels()).as(name).isEqualTo(expected.at("labels").ints());
    int size = data.shape().size();
    if (expected.has("bytes")) {
      byte[] pixels = new byte[data.rows() * size];
      for (int row = 0; row < data.rows(); row++) {
        data.read(row, pixels, row * size);
      }
      assertThat(pixels).as(name).isEqualTo(bytes(expected.at("bytes")));
    } else {
      float[] pixels = new float[data.rows() * size];
      for (int row = 0; row < data.rows(); row++) {
        data.read(row, pixels, row * size);
      }
      float[] floats = new float[pixels.length];
      ByteBuffer.wrap(bytes(expected.at("floats")))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(floats);
      assertThat(pixels).as(name).isEqualTo(floats);
    }
  }

  private Path write(String name, Golden file) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, bytes(file));
  }

  private static byte[] bytes(Golden text) {
    return Base64.getDecoder().decode(text.text());
  }

  private DataLocations nowhere() {
    return new DataLocations(Optional.empty(), Optional.empty(), folder.resolve("no-cache"));
  }
}
