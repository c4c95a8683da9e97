package io.github.foldwise.keras;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.keras.graph.Part.One;
import io.github.foldwise.keras.hdf5.Hdf5Weights;
import io.github.foldwise.keras.hdf5.Hdf5Weights.DamagedException;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the weights of a model whose layers are known. */
final class WeightsReader {
  private static final String REMEDY = "Save the model again with Keras 3.";
  private static final int MOST_EXPANSION = 100;

  private final Path file;
  private final byte[] bytes;
  private final long size;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Weights in a file.
   *
   * @param size bytes of the file that holds them
   */
  WeightsReader(Path file, byte[] bytes, long size) {
    this.file = file;
    this.bytes = bytes;
    this.size = size;
  }

  /** All values by the names of this library; the place of each layer is known. */
  Map<String, float[]> read(CheckedModel model, Map<CheckedLayer, One> places) {
    if (model.parameters() > MOST_EXPANSION * size) {
      throw refuse(
          "the %s values of the model's weights".formatted(model.parameters()),
          "a file of %s bytes".formatted(size));
    }
    Map<String, float[]> values = new LinkedHashMap<>();
    try (Hdf5Weights weights = Hdf5Weights.of(bytes)) {
      for (Map.Entry<CheckedLayer, One> layer : places.entrySet()) {
        requireNoOthers(weights, layer.getKey(), layer.getValue());
        read(weights, layer.getKey(), layer.getValue(), values);
      }
    } catch (DamagedException e) {
      throw refuse("weights as HDF5", "a damaged file: " + e.getMessage());
    }
    RefusedException.throwIfAny(problems);
    return values;
  }

  private void requireNoOthers(Hdf5Weights weights, CheckedLayer layer, One place)
      throws DamagedException {
    int found = weights.names(place.path() + "/vars").size();
    int expected = layer.ownWeights().size();
    if (found > expected) {
      refuse(place, place.path(), "%s weights".formatted(expected), String.valueOf(found));
    }
  }

  private void read(Hdf5Weights weights, CheckedLayer layer, One place, Map<String, float[]> values)
      throws DamagedException {
    List<WeightSpec> own = layer.ownWeights();
    for (int i = 0; i < own.size(); i++) {
      WeightSpec weight = own.get(i);
      String path = "%s/vars/%s".formatted(place.path(), i);
      Optional<List<Integer>> dims = weights.dims(path);
      if (dims.isEmpty() || !dims.get().equals(weight.dims())) {
        refuse(
            place,
            path,
            "%s of shape %s".formatted(last(weight), weight.dims()),
            dims.map(List::toString).orElse("none"));
        continue;
      }
      float[] row = weights.values(path);
      if (row.length != weight.size()) {
        refuse(place, path, weight.size() + " values", String.valueOf(row.length));
      } else {
        requireFinite(place, path, row);
        values.put(weight.name(), row);
      }
    }
  }

  private void requireFinite(One place, String path, float[] row) {
    for (int i = 0; i < row.length; i++) {
      if (!Float.isFinite(row[i])) {
        refuse(place, "value %s of %s".formatted(i, path), "a finite number", "" + row[i]);
        return;
      }
    }
  }

  private static String last(WeightSpec weight) {
    return weight.name().substring(weight.name().lastIndexOf('/') + 1);
  }

  private void refuse(One place, String path, String expected, String found) {
    problems.add(
        Problem.of("%s: %s, %s".formatted(file, place.place(), path), expected, found, REMEDY));
  }

  private RefusedException refuse(String expected, String found) {
    return new RefusedException(Problem.of(file.toString(), expected, found, REMEDY));
  }
}
