package io.github.foldwise.datasets.files;

import io.github.foldwise.check.RefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The folders that the paths of an archive's members describe. */
final class PackedTree {
  private static final Set<String> NEVER_A_WRAPPING = Set.of("train", "test");

  private final Path archive;
  private final Map<Member, List<String>> paths = new LinkedHashMap<>();

  private PackedTree(Path archive, List<Member> members) {
    this.archive = archive;
    members.forEach(member -> paths.put(member, parts(member.name())));
  }

  /**
   * The root. As an archive is often made of one folder, that folder is the root if it holds other
   * folders.
   */
  static Entry of(Path archive, List<Member> members) {
    PackedTree tree = new PackedTree(archive, members);
    tree.requireEachOnce();
    return tree.root();
  }

  /** The names on a path. */
  static List<String> parts(String path) {
    return Stream.of(path.split("/")).filter(part -> !part.isEmpty() && !part.equals(".")).toList();
  }

  private Entry root() {
    List<String> wrapping = wrapping();
    PackedEntry root =
        PackedEntry.root(
            DiskEntry.root(archive), Archive.place(archive, String.join("/", wrapping)));
    paths.forEach(
        (member, parts) -> {
          if (below(wrapping, parts)) {
            PackedEntry entry = root.at(parts.subList(wrapping.size(), parts.size()));
            if (member.kind() == Member.Kind.FILE) {
              entry.becomes(member);
            }
          }
        });
    return root;
  }

  private void requireEachOnce() {
    Set<List<String>> files = new HashSet<>();
    List<String> twice = new ArrayList<>();
    paths.forEach(
        (member, parts) -> {
          if (member.kind() == Member.Kind.FILE && !files.add(parts)) {
            twice.add(member.name());
          }
        });
    paths.forEach(
        (member, parts) -> {
          if (IntStream.range(1, parts.size()).anyMatch(i -> files.contains(parts.subList(0, i)))) {
            twice.add(member.name());
          }
        });
    RefusedException.throwIfAny(
        Archive.problem(
            archive, "each path once", twice, "Pack the folder again, into a new archive."));
  }

  private List<String> wrapping() {
    List<String> wrapping = new ArrayList<>();
    for (Set<String> names = shown(wrapping); names.size() == 1; names = shown(wrapping)) {
      String only = names.iterator().next();
      List<String> inside = Stream.concat(wrapping.stream(), Stream.of(only)).toList();
      if (NEVER_A_WRAPPING.contains(only) || !holdsFolders(inside)) {
        return wrapping;
      }
      wrapping = inside;
    }
    return wrapping;
  }

  /** Names in a folder that systems do not hide. */
  private Set<String> shown(List<String> folder) {
    return paths.values().stream()
        .filter(parts -> below(folder, parts))
        .map(parts -> parts.get(folder.size()))
        .filter(name -> !name.startsWith(".") && !name.equals("__MACOSX"))
        .collect(Collectors.toSet());
  }

  private boolean holdsFolders(List<String> folder) {
    return paths.entrySet().stream()
        .filter(path -> below(folder, path.getValue()))
        .anyMatch(
            path ->
                path.getValue().size() > folder.size() + 1
                    || path.getKey().kind() == Member.Kind.FOLDER);
  }

  private static boolean below(List<String> folder, List<String> parts) {
    return parts.size() > folder.size() && parts.subList(0, folder.size()).equals(folder);
  }
}
