package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.benchmarks.FashionMnistRows;
import io.github.foldwise.benchmarks.Notebook;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.datasets.FetchListener;
import io.github.foldwise.split.Fold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The images of the comparison: full Fashion-MNIST if installed, else the sample. */
final class Rows {
  private Rows() {}

  /** Finds the images; downloads nothing. */
  static DataSet find(Optional<Path> folder) {
    Path none = Path.of("benchmarks", "target", "peers", "no-cache");
    DataLocations locations = new DataLocations(folder, Optional.empty(), none);
    try {
      return FashionMnist.standard(List.of(), new FetchListener() {}).load(locations);
    } catch (RefusedException e) {
      if (folder.isPresent()) {
        throw e;
      }
      return FashionMnist.sample().load(locations);
    }
  }

  /** Writes the files that the contenders read. */
  static void write(DataSet data, Workplace place, Options options) throws IOException {
    IdxFiles.training(place.data()).write(data.training().limit(options.rows()));
    IdxFiles.unseen(place.data())
        .write(FashionMnistRows.repeated(data.test().orElseThrow(), options.images()));
    ImageData fewer = data.training().limit(options.dl4jRows());
    IdxFiles.training(place.fewerRows()).write(fewer);
    List<String> lines = new ArrayList<>();
    for (Fold fold : Notebook.FOLDS.split(fewer.labels())) {
      fold.validation().stream().forEach(row -> lines.add(fold.index() + "," + row));
    }
    Files.write(place.fewerRows().resolve("folds.csv"), lines);
  }
}
