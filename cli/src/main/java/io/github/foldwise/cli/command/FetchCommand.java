package io.github.foldwise.cli.command;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.progress.FetchLines;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.datasets.Fetched;
import io.github.foldwise.guard.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code data fetch}: downloads a data set into the cache. */
@Command(
    name = "fetch",
    description =
        "Downloads a data set into the cache (FOLDWISE_CACHE, or .cache/foldwise in the home"
            + " folder) unless it is already there.",
    footer = {"", "Example:", "  foldwise data fetch fashion-mnist"})
final class FetchCommand implements Callable<Integer> {
  private static final String FASHION_MNIST = "fashion-mnist";

  private final Surroundings surroundings;

  @Parameters(paramLabel = "NAME", description = "fashion-mnist.")
  private String name;

  FetchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!name.equals(FASHION_MNIST)) {
      throw new RefusedException(Suggestions.unknown("data set", name, List.of(FASHION_MNIST)));
    }
    Fetched fetched =
        FashionMnist.fetch(
            surroundings.dataLocations(Optional.empty()), new FetchLines(surroundings.err()));
    surroundings.out().println("Data: " + fetched.folder());
    return ExitCode.DONE;
  }
}
