package io.github.foldwise.studies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script, with a Java that only prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String WRITES = "-XX:ArchiveClassesAtExit=";
  private static final String READS = "-XX:SharedArchiveFile=";

  private static final String NO_SEARCH = "-Dorg.bytedeco.javacpp.findLibraries=false";

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    home = folder.toRealPath().resolve("foldwise");
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib/picocli-1.jar"));
    Files.copy(Path.of("src/main/launcher/foldwise"), home.resolve("foldwise"));
    Path java = folder.resolve("java/bin/java");
    Files.createDirectories(java.getParent());
    Files.createDirectories(folder.resolve("java/lib"));
    Files.writeString(folder.resolve("java/lib/modules"), "modules");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void the_second_start_of_a_command_reads_the_archive_that_the_first_one_left()
      throws IOException, InterruptedException {
    Path archive = leaveArchive();

    assertThat(archives()).containsExactly(archive);
    assertThat(archive.getFileName().toString())
        .matches("list-io\\.github\\.foldwise\\.studies\\.Main-[0-9]+-7\\.jsa");
    assertThat(start("plan")).anyMatch(argument -> argument.startsWith(WRITES));
  }

  @Test
  void of_two_first_starts_at_once_one_archive_is_kept() throws IOException, InterruptedException {
    Path first = Path.of(written(start("list")));
    Path second = Path.of(written(start("list")));
    Files.writeString(first, "classes");
    Files.writeString(second, "more classes");

    assertThat(start("list")).anyMatch(argument -> argument.startsWith(READS));
    assertThat(archives()).hasSize(1);
  }

  @Test
  void an_archive_that_another_start_keeps_in_the_meantime_is_read()
      throws IOException, InterruptedException {
    String written = written(start("list"));
    Files.writeString(Path.of(written), "classes");
    String kept = written.replaceFirst("\\.jsa\\.[0-9]+$", "-7.jsa");
    Files.writeString( // this start asks whether the archive is whole
        folder.resolve("java/bin/java"),
        "#!/bin/sh\nmv '%s' '%s' 2>/dev/null\nprintf '%%s\\n' \"$@\"\n".formatted(written, kept));

    assertThat(start("list")).contains(READS + kept);
    assertThat(archives()).containsExactly(Path.of(kept));
  }

  @Test
  void an_archive_that_has_lost_a_part_is_not_used_but_written_anew()
      throws IOException, InterruptedException {
    Files.writeString(leaveArchive(), "cla");

    assertThat(start("list"))
        .anyMatch(argument -> argument.startsWith(WRITES))
        .noneMatch(argument -> argument.startsWith(READS));
    assertThat(archives()).isEmpty();
  }

  @Test
  void other_jars_have_another_archive() throws IOException, InterruptedException {
    Path before = leaveArchive();
    Files.writeString(home.resolve("lib/another.jar"), "jar");

    assertThat(written(start("list"))).doesNotStartWith(before.toString().replace("-7.jsa", ""));
    assertThat(archives()).isEmpty();
  }

  @Test
  void nothing_is_said_of_an_archive_that_another_start_takes_away()
      throws IOException, InterruptedException {
    Path archive = Path.of(written(start("list")));
    Files.writeString(archive, "classes");
    Files.writeString( // this start asks whether the archive is whole
        folder.resolve("java/bin/java"), "#!/bin/sh\nrm -f '%s'\n".formatted(archive));

    assertThat(start("list")).isEmpty();
  }

  @Test
  void only_the_experiments_that_ship_with_it_on_the_cpu_need_no_search_for_native_libraries()
      throws IOException, InterruptedException {
    assertThat(start("run")).contains(NO_SEARCH);
    assertThat(start("run", Map.of("FOLDWISE_MAIN", "my.Pets"))).doesNotContain(NO_SEARCH);
    assertThat(start("run --on local", Map.of("SPARK_HOME", "/spark"))).doesNotContain(NO_SEARCH);

    Files.createFile(home.resolve("lib/tensorflow-core-native-1.1.0-linux-x86_64-gpu.jar"));
    assertThat(start("run")).doesNotContain(NO_SEARCH);
  }

  /** Starts twice, and writes what Java would between. */
  private Path leaveArchive() throws IOException, InterruptedException {
    Files.writeString(Path.of(written(start("list"))), "classes");
    return start("list").stream()
        .filter(argument -> argument.startsWith(READS))
        .map(argument -> Path.of(argument.substring(READS.length())))
        .findFirst()
        .orElseThrow();
  }

  private static String written(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(WRITES))
        .map(argument -> argument.substring(WRITES.length()))
        .findFirst()
        .orElseThrow();
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("classes"))) {
      return files.toList();
    }
  }

  private List<String> start(String command) throws IOException, InterruptedException {
    return start(command, Map.of());
  }

  /** Java's arguments. */
  private List<String> start(String command, Map<String, String> variables)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", home.resolve("foldwise").toString()));
    words.addAll(List.of(command.split(" ")));
    ProcessBuilder sh = new ProcessBuilder(words);
    sh.environment().put("JAVA_HOME", folder.resolve("java").toString());
    sh.environment().remove("FOLDWISE_MAIN");
    sh.environment().remove("SPARK_HOME");
    sh.environment().putAll(variables);
    Process process = sh.redirectErrorStream(true).start();
    List<String> arguments =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).as(String.join("\n", arguments)).isZero();
    return arguments;
  }
}
