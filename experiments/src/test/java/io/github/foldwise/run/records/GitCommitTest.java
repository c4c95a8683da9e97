package io.github.foldwise.run.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCommitTest {
  private static final String COMMIT = "8154811d3d1f6a5f0a2b7e3c4d5e6f708192a3b4";

  @TempDir Path tree;

  @Test
  void the_commit_of_a_branch() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/refs/heads/main", COMMIT + "\n");

    assertThat(GitCommit.of(tree)).isEqualTo(COMMIT);
  }

  @Test
  void is_found_from_a_folder_within() throws IOException {
    write(".git/HEAD", COMMIT + "\n"); // detached
    Path within = Files.createDirectories(tree.resolve("a/b"));

    assertThat(GitCommit.of(within)).isEqualTo(COMMIT);
  }

  @Test
  void is_found_among_packed_branches() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/packed-refs", "# pack-refs with: peeled\n" + COMMIT + " refs/heads/main\n");

    assertThat(GitCommit.of(tree)).isEqualTo(COMMIT);
  }

  @Test
  void is_found_from_a_linked_working_tree() throws IOException {
    write("main/.git/worktrees/linked/HEAD", "ref: refs/heads/topic\n");
    write("main/.git/worktrees/linked/commondir", "../..\n");
    write("main/.git/refs/heads/topic", COMMIT + "\n");
    write("linked/.git", "gitdir: ../main/.git/worktrees/linked\n");

    assertThat(GitCommit.of(tree.resolve("linked"))).isEqualTo(COMMIT);
  }

  @Test
  void a_branch_without_a_commit_has_none() throws IOException {
    write(".git/HEAD", "ref: refs/heads/main\n");

    assertThat(GitCommit.of(tree)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "gitdir:", "gitdir: ", "mine", "gitdir: a\u0000b"})
  void a_file_in_its_place_that_links_to_nothing_is_no_working_tree(String file)
      throws IOException {
    write(".git", file);

    assertThat(GitCommit.of(tree)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mine", "ref: ", "ref: a\u0000b", "ref: /dev/zero", "ref: ../.."})
  void a_head_that_names_no_commit_gives_none(String head) throws IOException {
    write(".git/HEAD", head);

    assertThat(GitCommit.of(tree)).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(tree.resolve(file).getParent());
    Files.writeString(tree.resolve(file), text, UTF_8);
  }
}
