package io.github.foldwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code devices}: lists what TensorFlow sees. */
@Command(
    name = "devices",
    description = "Lists the devices that TensorFlow sees, with the names that --device takes.",
    footer = {
      "",
      "Example:",
      "  foldwise devices",
      "",
      "CUDA needs Maven's profile -Pcuda, to run or to package."
    })
final class DevicesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  DevicesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.engine().devices().forEach(surroundings.out()::println);
    return ExitCode.DONE;
  }
}
