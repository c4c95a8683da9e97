package io.github.foldwise.studies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts main classes in processes of their own. */
final class Child {
  private Child() {}

  /** A process whose output is to be read. */
  static Process start(List<String> options, Class<?> main, String args) throws IOException {
    return command(options, main, List.of(args.split(" "))).start();
  }

  /** A process that is to be started. */
  static ProcessBuilder command(List<String> options, Class<?> main, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }
}
