package io.github.foldwise.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The headless browser of this machine, with a profile that is thrown away. */
public final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long PATIENCE_SECONDS = 120;

  private final Path program;
  private final Path folder;

  private Chromium(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * What the browser left after it had loaded a page.
   *
   * @param dom the page as it then stood
   * @param console lines that the page or the browser wrote to the console
   */
  public record Visit(String dom, List<String> console) {}

  /**
   * The first that the PATH holds.
   *
   * @param folder where its profile may lie
   */
  public static Optional<Chromium> in(Path folder) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator))
                    .map(place -> Path.of(place).resolve(name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new Chromium(program, folder));
  }

  public Visit visit(Path page) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(folder, "profile");
    Path dom = profile.resolve("dom.html");
    Path messages = profile.resolve("messages.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--hide-scrollbars",
                "--allow-file-access-from-files",
                "--window-size=1400,1000",
                "--enable-logging=stderr",
                "--user-data-dir=" + profile,
                "--dump-dom",
                page.toUri().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(dom.toFile()).redirectError(messages.toFile());
    builder.environment().put("XDG_CONFIG_HOME", profile.toString());
    builder.environment().put("XDG_CACHE_HOME", profile.toString());
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException(program + " did not end within " + PATIENCE_SECONDS + " s");
    }
    List<String> console =
        Files.readString(messages, UTF_8)
            .lines()
            .filter(line -> line.contains(":CONSOLE"))
            .toList();
    return new Visit(Files.readString(dom, UTF_8), console);
  }
}
