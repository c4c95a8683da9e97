package io.github.foldwise.studies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.cli.command.CommandLineApp;
import io.github.foldwise.cli.command.Engine;
import io.github.foldwise.cli.command.Surroundings;
import io.github.foldwise.cli.command.TensorFlowEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@link Main} in this process, without anything that trains.
 *
 * @param variables of the environment
 */
record MainCli(Map<String, String> variables) {
  /** Methods that load no native library. */
  private static final Set<String> HARMLESS = Set.of("prepare", "costs", "jobs", "place", "close");

  private static final Engine UNTOUCHED =
      (Engine)
          Proxy.newProxyInstance(
              MainCli.class.getClassLoader(),
              new Class<?>[] {Engine.class},
              (proxy, method, arguments) -> {
                if (HARMLESS.contains(method.getName())) {
                  return method.invoke(new TensorFlowEngine(), arguments);
                }
                throw new AssertionError("TensorFlow would have been loaded");
              });

  /** The result of a call. */
  record Result(int exitCode, String out, String err) {}

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        Surroundings.withoutTerminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            variables,
            Path.of("no-home"),
            UNTOUCHED,
            "");
    int exitCode =
        new CommandLineApp(List.of(FashionMnistExperiment.EXPERIMENT), surroundings).run(args);
    return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
