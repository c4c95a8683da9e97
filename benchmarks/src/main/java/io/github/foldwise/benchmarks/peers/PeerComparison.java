package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares Foldwise with all installed peers; prints the tables and saves them. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description = "Compares Foldwise with Keras, PyTorch, JAX and Deeplearning4j on this machine.")
final class PeerComparison implements Callable<Integer> {
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  private final Path benchmarks;
  private final String command;
  private final StringBuilder page = new StringBuilder();

  @Mixin private Options options;

  private PeerComparison(Path benchmarks, String command) {
    this.benchmarks = benchmarks;
    this.command = command;
  }

  /** Runs the comparison and exits. Arguments: the module's folder, then the options. */
  public static void main(String[] args) {
    String[] asked = Arrays.copyOfRange(args, 1, args.length);
    Runtime.getRuntime().addShutdownHook(new Thread(PeerComparison::endWorkers));
    String command = ("benchmarks/run " + String.join(" ", asked)).strip();
    System.exit(
        new CommandLine(new PeerComparison(Path.of(args[0]), command))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((e, line, parsed) -> report(e, line))
            .execute(asked));
  }

  /** Prints one message for what the user can fix; everything else is a bug. */
  private static int report(Exception e, CommandLine line) throws Exception {
    if (e instanceof RefusedException) {
      line.getErr().println(e.getMessage());
    } else if (e instanceof FileSystemException file) {
      line.getErr().println("Cannot read or write a file: " + file.getMessage());
    } else {
      throw e;
    }
    return 2;
  }

  /** Ends the workers on Ctrl-C, too. */
  private static void endWorkers() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ContenderFailedException {
    options.requireSound();
    String python = Optional.ofNullable(System.getenv("PYTHON")).orElse("python3");
    Machine machine = Machine.ofThis();
    Workplace place = new Workplace(benchmarks, python, machine.cores());
    DataSet data = Rows.find(options.data());
    Rows.write(data, place, options);
    keep(head(machine, data));
    if (options.wants(Options.Part.TRAINING)) {
      keep(trainingHead() + new TrainingComparison(place, options).run());
    }
    if (options.wants(Options.Part.INFERENCE)) {
      keep(String.format(Locale.ROOT, "%n## %,d images%n", options.images()));
      for (Numbers numbers : options.numbers()) {
        keep(System.lineSeparator() + new InferenceComparison(place, options, numbers).run());
      }
    }
    if (options.wants(Options.Part.LATENCY)) {
      keep(latencyHead() + new LatencyComparison(place, options).run());
    }
    if (options.wants(Options.Part.GROWTH)) {
      keep("%n## Growth%n%n".formatted() + new GrowthFigures(place, options).run());
    }
    if (options.wants(Options.Part.PROCESS)) {
      keep("%n## Start and memory%n%n".formatted() + process(place));
    }
    return 0;
  }

  /** Prints and saves the finished parts, so a stopped comparison keeps them. */
  private void keep(String part) throws IOException {
    page.append(part);
    new PrintStream(System.out, true, UTF_8).print(part);
    Files.writeString(options.out(benchmarks), page);
  }

  private String head(Machine machine, DataSet data) {
    return """
    # Results

    Written by `%s`. [README.md](README.md) explains the columns.

    - machine: %s
    - data: %s
    %s\
    """
        .formatted(command, machine.text(), data.title(), withoutBfloat16());
  }

  private String withoutBfloat16() {
    return options.numbers().contains(Numbers.BFLOAT16) || Numbers.BFLOAT16.areNative()
        ? ""
        : "- skipped: bfloat16, which this CPU does not multiply (--numbers bfloat16 forces it)\n";
  }

  private String latencyHead() {
    return String.format(
        Locale.ROOT,
        """

        ## One image

        Probabilities of one image in one thread, %,d times, median of %d interleaved rounds.

        """,
        options.calls(),
        options.rounds());
  }

  private String trainingHead() {
    return String.format(
        Locale.ROOT,
        """

        ## 5-fold cross-validation of the notebook's model

        %,d rows, one epoch, median of %d interleaved rounds.

        """,
        options.rows(),
        options.rounds());
  }

  private String process(Workplace place)
      throws IOException, InterruptedException, ContenderFailedException {
    Path folder = options.data().orElse(DEBIAN);
    return Files.isDirectory(folder)
        ? new ProcessFigures(place, options, folder).run()
        : ProcessFigures.skipped("no full Fashion-MNIST; give its folder with --data");
  }
}
