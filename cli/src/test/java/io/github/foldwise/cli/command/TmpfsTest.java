package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.fixtures.RunBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs on a full or read-only disk: a tmpfs, if one may be mounted. */
@Tag("crash")
class TmpfsTest {
  private static final int SIZES = 8;

  @TempDir Path folder;

  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    String refusal =
        call("mount", "-t", "tmpfs", "-o", "size=64m", "foldwise-test", disk.toString());
    mounted = refusal.isEmpty();
    assumeTrue(mounted, "no tmpfs can be mounted here: " + refusal);
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(call("umount", disk.toString())).isEmpty();
    }
  }

  @Test
  void full_and_taken_up_with_room_a_run_has_the_same_bytes() throws Exception {
    Path whole = folder.resolve("whole");
    assertThat(run(whole).exitCode()).isZero();
    long needed = bytesOf(whole);

    for (int size = 1; size < SIZES; size++) {
      long room = needed * size / SIZES;
      Path run = disk.resolve("run" + size);
      remount("size=" + Math.max(4096, room));
      Cli.Result full = run(run);
      remount("size=64m");
      Cli.Result resumed = run(run);

      assertThat(full.exitCode()).as("%s bytes: %s", room, full.err()).isEqualTo(2);
      assertThat(full.err()).contains("No space left on device").doesNotContain("\tat ");
      assertThat(resumed.exitCode()).as(resumed.err()).isZero();
      assertThat(RunBytes.of(run)).as("%s bytes", room).isEqualTo(RunBytes.of(whole));
      delete(run);
    }
    System.out.printf("A full tmpfs: %s sizes below %s bytes, the same files%n", SIZES - 1, needed);
  }

  @Test
  void a_read_only_disk_is_refused() throws Exception {
    remount("ro");

    Cli.Result result = run(disk.resolve("run"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "--out %s: expected a writable folder, found none that can be made (Read-only"
                    .formatted(disk.resolve("run"))
                + " file system).\n"
                + "  Choose another folder with --out, or change the permissions of this one.\n");
  }

  private void remount(String option) throws Exception {
    assertThat(call("mount", "-o", "remount," + option, disk.toString())).isEmpty();
  }

  /** Its output if it fails, else empty. */
  private static String call(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int exitCode = process.waitFor();
      return exitCode == 0 ? "" : "exit code %s, %s".formatted(exitCode, said);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static Cli.Result run(Path run) {
    return Cli.of(GarmentsMain.EXPERIMENT)
        .with(new TensorFlowEngine())
        .run("run", "--device=cpu", "--limit=120", "--jobs=2", "--out=" + run);
  }

  private static long bytesOf(Path run) throws IOException {
    long bytes = 0;
    for (Path file : files(run)) {
      bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  private static void delete(Path run) throws IOException {
    List<Path> files = files(run);
    for (int i = files.size() - 1; i >= 0; i--) {
      Files.delete(files.get(i));
    }
  }

  private static List<Path> files(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files.toList();
    }
  }
}
