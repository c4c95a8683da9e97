package io.github.foldwise.run.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The commit of a working tree, read from git's own files: git need not be installed. */
final class GitCommit {
  private static final String LINK = "gitdir: ";
  private static final String REF = "ref: ";
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private GitCommit() {}

  /** The commit of the working tree that holds this folder; empty if there is none. */
  static String of(Path folder) {
    try {
      Path here = folder.toAbsolutePath();
      while (here != null && Files.notExists(here.resolve(".git"))) {
        here = here.getParent();
      }
      String commit = here == null ? "" : head(gitFolder(here.resolve(".git")));
      return COMMIT.matcher(commit).matches() ? commit : "";
    } catch (IOException | InvalidPathException e) {
      return ""; // a tree that cannot be read has no commit, and prevents no run
    }
  }

  /** A linked working tree has a file that points to its folder. */
  private static Path gitFolder(Path git) throws IOException {
    if (Files.isDirectory(git)) {
      return git;
    }
    String link = line(git);
    return link.startsWith(LINK) ? git.resolveSibling(link.substring(LINK.length())) : git;
  }

  private static String head(Path git) throws IOException {
    String head = line(git.resolve("HEAD"));
    return head.startsWith(REF) ? commit(git, head.substring(REF.length())) : head;
  }

  private static String commit(Path git, String ref) throws IOException {
    Path common = git.resolve("commondir");
    Path shared = Files.exists(common) ? git.resolve(line(common)) : git;
    if (Files.exists(shared.resolve(ref))) {
      return line(shared.resolve(ref));
    }
    return packed(shared.resolve("packed-refs"), ref).orElse("");
  }

  private static Optional<String> packed(Path refs, String ref) throws IOException {
    List<String> lines = Files.exists(refs) ? Files.readAllLines(refs, UTF_8) : List.of();
    return lines.stream()
        .filter(line -> line.endsWith(" " + ref))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  /** What is no plain file, such as a pipe, is not read. */
  private static String line(Path file) throws IOException {
    return !Files.isRegularFile(file) ? "" : Files.readString(file, UTF_8).strip();
  }
}
