package io.github.foldwise.cli.command;

import io.github.foldwise.cli.format.ModelFormats;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes a saved model for other libraries. */
@Command(
    name = "export",
    description = "Writes a saved model in a form that other libraries read.",
    footer = {
      "",
      "Examples:",
      "  foldwise export runs/garments/best-model.foldwise --to onnx garments.onnx",
      "  foldwise export runs/garments/best-model.foldwise --to keras garments.keras"
    })
final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The saved model, a .foldwise file.")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      description = "The file to write, which replaces what is there, or a new or empty folder.")
  private Path place;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "keras, savedmodel, onnx; weights alone: weights-h5, safetensors.")
  private String format;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.engine().prepare();
    ModelFormats.export(model, format, place)
        .forEach(note -> surroundings.err().println("Note: " + note));
    surroundings.out().println("Model: " + place);
    return ExitCode.DONE;
  }
}
