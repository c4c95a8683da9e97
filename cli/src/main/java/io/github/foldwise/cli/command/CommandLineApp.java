package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.guard.Names;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Finds the requested command and calls it; every failure becomes an exit code. */
public final class CommandLineApp {
  /** In the order in which the help lists them. */
  private static final List<String> COMMANDS =
      List.of(
          "run", "plan", "report", "compare", "export", "import", "folds", "list", "devices",
          "data");

  private static final String HELP = "help";

  private final List<Experiment> experiments;
  private final Surroundings surroundings;

  public CommandLineApp(List<Experiment> experiments, Surroundings surroundings) {
    this.experiments = experiments;
    this.surroundings = surroundings;
  }

  public int run(String... args) {
    RootCommand root = new RootCommand();
    try {
      return requireWritten(call(root, args));
    } catch (Throwable thrown) { // whatever it is, the user reads one message
      return Failure.of(thrown).report(surroundings.err(), root.showsStackTrace());
    } finally {
      surroundings.out().flush();
      surroundings.err().flush();
    }
  }

  /** A stopped process keeps its exit code: its terminal may be gone. */
  private int requireWritten(int exitCode) {
    boolean ended = exitCode == ExitCode.DONE || exitCode == ExitCode.TRIALS_FAILED;
    if (ended && surroundings.out().checkError()) {
      throw new RefusedException(
          Problem.of(
              "standard output",
              "one that accepts all output",
              "one that does not",
              "Make room on the disk, or send the output elsewhere."));
    }
    return exitCode;
  }

  private int call(RootCommand root, String... args) throws Exception {
    String[] given = args.length == 0 ? mainJob() : args;
    CommandLine line = commands(root, given);
    ParseResult parsed = line.parseArgs(given[0].equals(HELP) ? explained(line, given) : given);
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    requireNames();
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return (Integer) ((Callable<?>) parsed.commandSpec().userObject()).call();
  }

  /** {@code help data fetch} as {@code data fetch --help}; a word that is no command is refused. */
  private static String[] explained(CommandLine line, String... args) {
    List<String> words = new ArrayList<>();
    CommandLine command = line;
    for (int i = 1; i < args.length && !args[i].startsWith("-"); i++) {
      if (command.getSubcommands().isEmpty()) {
        break; // the rest are its arguments
      }
      words.add(args[i]);
      command = command.getSubcommands().get(args[i]);
      if (command == null) {
        return words.toArray(String[]::new);
      }
    }
    words.add("--help");
    return words.toArray(String[]::new);
  }

  /** Before a folder of such a name is made. */
  private void requireNames() {
    List<Problem> problems = new ArrayList<>();
    experiments.forEach(each -> problems.addAll(Names.ofExperiment(each.name(), each.presets())));
    problems.addAll(Names.ofExperiments(experiments.stream().map(Experiment::name).toList()));
    RefusedException.throwIfAny(problems);
  }

  /**
   * With the requested command alone, as making all of them takes longer than some need; with all
   * of them if the first argument names none.
   */
  private CommandLine commands(RootCommand root, String... args) {
    CommandLine line = new CommandLine(root);
    if (COMMANDS.contains(args[0])) {
      line.addSubcommand(args[0], command(args[0]));
    } else {
      COMMANDS.forEach(name -> line.addSubcommand(name, command(name)));
    }
    return line.setOut(new PrintWriter(surroundings.out(), true, UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, UTF_8))
        .setHelpFactory(
            (command, colors) -> new CommandHelp(command, colors, surroundings.variables()))
        .setUsageHelpWidth(100);
  }

  private CommandLine command(String name) {
    return switch (name) {
      case "run" -> new CommandLine(new RunCommand(experiments, surroundings));
      case "plan" -> new CommandLine(new PlanCommand(experiments, surroundings));
      case "report" -> new CommandLine(new ReportCommand(surroundings));
      case "compare" -> new CommandLine(new CompareCommand(surroundings));
      case "export" -> new CommandLine(new ExportCommand(surroundings));
      case "import" -> new CommandLine(new ImportCommand(surroundings));
      case "folds" -> new CommandLine(new FoldsCommand(surroundings));
      case "list" -> new CommandLine(new ListCommand(experiments, surroundings));
      case "devices" -> new CommandLine(new DevicesCommand(surroundings));
      case "data" -> dataCommands();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private CommandLine dataCommands() {
    return new CommandLine(new DataCommand())
        .addSubcommand(new FetchCommand(surroundings))
        .addSubcommand(new InspectCommand(surroundings))
        .addSubcommand(new CleanCommand(surroundings));
  }

  /** Runs the first experiment with its first preset. */
  private String[] mainJob() {
    if (experiments.isEmpty()) {
      return new String[] {"list"};
    }
    return new String[] {"run", experiments.get(0).name()};
  }
}
