package io.github.foldwise.datasets.files;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files in an archive, read where they lie. Members that point out of the archive, links,
 * passwords and bombs are refused; nothing is written but the unpacked copy of a {@code tar.gz}, in
 * the cache.
 */
public final class Archive implements Closeable {
  private static final int SHOWN = 5; // names in one message

  private final Entry root;
  private final Closeable opened;

  private Archive(Entry root, Closeable opened) {
    this.root = root;
    this.opened = opened;
  }

  @FunctionalInterface
  interface Opening {
    Archive open() throws IOException;
  }

  /**
   * Opens an archive.
   *
   * @param cache folder for the copy of a {@code tar.gz}
   * @throws RefusedException if it is damaged or not to be trusted
   */
  public static Archive open(Path file, ArchiveKind kind, Path cache) {
    try {
      return switch (kind) {
        case ZIP -> ZipMembers.open(file);
        case TAR -> TarMembers.open(file);
        case TAR_GZ -> TarMembers.openGzipped(file, cache);
      };
    } catch (IOException e) {
      throw damaged(file, kind, e);
    }
  }

  static Archive of(Path file, List<Member> members, Closeable opened) {
    requireTrust(file, members);
    return new Archive(PackedTree.of(file, members), opened);
  }

  /** Closes what was opened if the rest fails. */
  static Archive closing(Closeable opened, Opening rest) throws IOException {
    boolean done = false;
    try {
      Archive archive = rest.open();
      done = true;
      return archive;
    } finally {
      if (!done) {
        opened.close();
      }
    }
  }

  /** The folder that holds all others, even if the archive has it within another. */
  public Entry root() {
    return root;
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How messages name a file in an archive. */
  static String place(Path archive, String name) {
    return archive + "!/" + name;
  }

  /** The problem that some members have; none if there are none. */
  static List<Problem> problem(Path file, String expected, List<String> names, String remedy) {
    if (names.isEmpty()) {
      return List.of();
    }
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return List.of(
        Problem.of(
            file.toString(),
            expected,
            names.size() > SHOWN ? "%s and %s more".formatted(shown, names.size() - SHOWN) : shown,
            remedy));
  }

  private static RefusedException damaged(Path file, ArchiveKind kind, IOException cause) {
    return new RefusedException(
        Problem.of(
            file.toString(),
            "a whole %s file".formatted(kind.ending()),
            FileFault.of(cause),
            "Copy or download it again, or pack the folder again."));
  }

  private static void requireTrust(Path file, List<Member> members) {
    List<Problem> problems = new ArrayList<>();
    problems.addAll(
        problem(
            file,
            "paths below the archive's root",
            members.stream().map(Member::name).filter(Archive::isOutside).toList(),
            "Do not trust this archive, or pack the folder again from within it."));
    problems.addAll(
        problem(
            file,
            "files and folders",
            members.stream()
                .filter(member -> member.kind() == Member.Kind.OTHER)
                .map(member -> member.name() + " (a link or a device)")
                .toList(),
            "Pack the files themselves, for example with tar --dereference --hard-dereference."));
    RefusedException.throwIfAny(problems);
  }

  private static boolean isOutside(String name) {
    return name.startsWith("/")
        || name.startsWith("\\")
        || name.matches("[A-Za-z]:.*")
        || List.of(name.split("[/\\\\]", -1)).contains("..");
  }
}
