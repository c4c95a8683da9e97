package io.github.foldwise.run.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeMemoryTest {
  @TempDir Path root;

  @BeforeEach
  void a_machine_with_1000_KiB_available() throws IOException {
    write("proc/meminfo", "MemTotal:  4000 kB\nMemFree:  200 kB\nMemAvailable:   1000 kB\n");
  }

  @Test
  void without_groups_it_is_what_is_available_not_what_is_free() {
    assertThat(FreeMemory.bytes(root)).hasValue(1_024_000);
  }

  @Test
  void a_group_of_version_2_leaves_its_limit_less_what_cannot_be_reclaimed() throws IOException {
    write("proc/self/cgroup", "0::/jobs/mine\n");
    group(
        "sys/fs/cgroup/jobs/mine",
        "500000\n",
        "300000\n",
        "active_file 20000\ninactive_file 50000\n");

    assertThat(FreeMemory.bytes(root)).hasValue(270_000);
  }

  @Test
  void the_tightest_of_the_groups_around_it_counts() throws IOException {
    write("proc/self/cgroup", "0::/jobs/mine\n");
    group("sys/fs/cgroup/jobs/mine", "500000\n", "300000\n", "");
    group("sys/fs/cgroup/jobs", "600000\n", "590000\n", "");

    assertThat(FreeMemory.bytes(root)).hasValue(10_000);
  }

  @Test
  void a_group_without_a_limit_takes_nothing_away() throws IOException {
    write("proc/self/cgroup", "0::/jobs/mine\n");
    group("sys/fs/cgroup/jobs/mine", "max\n", "300000\n", "");

    assertThat(FreeMemory.bytes(root)).hasValue(1_024_000);
  }

  @Test
  void in_a_container_of_version_1_the_mounted_folder_is_the_group() throws IOException {
    write("proc/self/cgroup", "9:name=systemd:/x\n4:cpu,memory:/not/visible/here\n0::/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "700000\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "400000\n");
    write(
        "sys/fs/cgroup/memory/memory.stat",
        "active_file 7\ninactive_file 7\ntotal_inactive_file 1000\ntotal_active_file 500\n");

    assertThat(FreeMemory.bytes(root)).hasValue(301_500);
  }

  @Test
  void a_group_beyond_its_limit_leaves_nothing() throws IOException {
    write("proc/self/cgroup", "0::/mine\n");
    group("sys/fs/cgroup/mine", "500000\n", "600000\n", "inactive_file 10\n");

    assertThat(FreeMemory.bytes(root)).hasValue(0);
  }

  @Test
  void where_linux_says_nothing_nothing_is_known() throws IOException {
    Files.delete(root.resolve("proc/meminfo"));

    assertThat(FreeMemory.bytes(root)).isEmpty();
  }

  @Test
  void this_machine_has_some() {
    assertThat(FreeMemory.bytes()).isPositive();
  }

  private void group(String folder, String max, String current, String stat) throws IOException {
    write(folder + "/memory.max", max);
    write(folder + "/memory.current", current);
    write(folder + "/memory.stat", stat);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
