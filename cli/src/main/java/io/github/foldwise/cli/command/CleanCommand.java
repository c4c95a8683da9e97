package io.github.foldwise.cli.command;

import io.github.foldwise.datasets.store.CleanedStores;
import io.github.foldwise.datasets.store.PixelStore;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code data clean}: deletes decoded pixels. */
@Command(
    name = "clean",
    description =
        "Deletes the decoded pixels of image sets from the cache (FOLDWISE_CACHE, or"
            + " .cache/foldwise in the home folder). A run that needs them decodes them again.",
    footer = {"", "Example:", "  foldwise data clean"})
final class CleanCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  CleanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    CleanedStores cleaned = PixelStore.in(surroundings.dataLocations(Optional.empty())).clean();
    surroundings
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "Deleted %,d %s, %,d bytes, from %s.",
                cleaned.stores(),
                cleaned.stores() == 1 ? "image set" : "image sets",
                cleaned.bytes(),
                cleaned.folder()));
    if (cleaned.kept() > 0) {
      surroundings
          .out()
          .println(
              cleaned.kept() == 1
                  ? "One that is being decoded was kept."
                  : cleaned.kept() + " that are being decoded were kept.");
    }
    return ExitCode.DONE;
  }
}
