package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the full Fashion-MNIST, which must be the known one if no folder is named. */
record FashionMnistSource(KnownSet known, Path installed, List<URI> hosts, FetchListener listener)
    implements DataSource {
  FashionMnistSource {
    hosts = List.copyOf(hosts);
    Download.requireHosts(hosts);
  }

  static Path cacheFolder(DataLocations locations) {
    return locations.cache().resolve("fashion-mnist");
  }

  @Override
  public DataSet load(DataLocations locations) {
    return locations.asked().isPresent()
        ? DataKind.asked(locations, DataKind.IDX, ImageOptions.NONE, this::find)
        : find(locations);
  }

  private DataSet find(DataLocations locations) {
    return FashionMnist.identified(
        locations
            .asked()
            .or(locations::configured)
            .map(IdxSet::read) // a named folder is right or refused, never replaced by another
            .orElseGet(() -> search(cacheFolder(locations))),
        known,
        FashionMnist.SAMPLE);
  }

  private IdxSet search(Path cache) {
    List<String> tried = new ArrayList<>();
    return genuine(cache, tried)
        .or(() -> genuine(installed, tried))
        .orElseGet(() -> download(cache, tried));
  }

  /** The set in a folder, if it is the published one. */
  private Optional<IdxSet> genuine(Path folder, List<String> tried) {
    try {
      IdxSet set = IdxSet.read(folder);
      if (known.is(set)) {
        return Optional.of(set);
      }
      tried.add(folder + ": other data than the published files");
    } catch (RefusedException e) {
      e.problems().forEach(problem -> tried.add(problem.place() + ": " + problem.found()));
    }
    return Optional.empty();
  }

  private IdxSet download(Path cache, List<String> tried) {
    try {
      return IdxSet.read(new Download(known, hosts, listener).into(cache).folder());
    } catch (RefusedException e) {
      e.problems().forEach(problem -> tried.add(problem.place() + ": " + problem.found()));
      throw new RefusedException(nowhere(cache, tried));
    }
  }

  private Problem nowhere(Path cache, List<String> tried) {
    return Problem.of(
            known.title(),
            "its four IDX files on this machine or on a public host",
            "them nowhere",
            """
            Do one of these:
              name a folder that holds the files with --data DIR, or in FOLDWISE_DATA;
              put the files into %s;
              install Debian's package dataset-fashion-mnist;
              run `data fetch fashion-mnist` on a machine with a network.\
            """
                .formatted(cache))
        .withTrace(String.join("\n  ", tried));
  }
}
