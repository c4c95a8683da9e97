package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.format.ImportedModel;
import io.github.foldwise.cli.format.ModelFormats;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: reads a model of another library. */
@Command(
    name = "import",
    description =
        "Describes a model: a .keras, .safetensors (weights alone) or .foldwise file, or the folder"
            + " of a SavedModel. With --to, saves it as a model of Foldwise.",
    footer = {
      "",
      "Examples:",
      "  foldwise import garments.keras",
      "  foldwise import garments.keras --to garments.foldwise",
      "  foldwise import garments.safetensors --like runs/garments/best-model.foldwise"
          + " --to changed.foldwise"
    })
final class ImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "The file or folder to read.")
  private Path file;

  @Option(
      names = "--describe",
      description = "Print what the file says; without --to this is what happens anyway.")
  private boolean describe;

  @Option(names = "--to", paramLabel = "MODEL", description = "The .foldwise file to write.")
  private Optional<Path> to;

  @Option(
      names = "--like",
      paramLabel = "MODEL",
      description = "A .foldwise file with the layers of weights that come alone.")
  private Optional<Path> like;

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.engine().prepare();
    requirePurpose();
    ImportedModel read = ModelFormats.read(file);
    if (describe || to.isEmpty()) {
      surroundings.out().println(read.description().stripTrailing());
    }
    to.ifPresent(
        place -> {
          ModelFormats.requireOther(file, place);
          read.save(like, place);
          surroundings.out().println("Model: " + place);
        });
    return ExitCode.DONE;
  }

  private void requirePurpose() {
    if (like.isPresent() && to.isEmpty()) {
      throw new RefusedException(
          Problem.of(
              "--like " + like.get(),
              "--to, the file to write",
              "none",
              "Leave --like out: a description does not need it."));
    }
  }
}
