package io.github.foldwise.datasets.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file or a folder in an archive. */
final class PackedEntry implements Entry {
  private final Entry archive;
  private final String place;
  private final String path;
  private final Map<String, PackedEntry> below = new TreeMap<>(); // by code unit, as on disk
  private Optional<Member> file = Optional.empty();

  private PackedEntry(Entry archive, String place, String path) {
    this.archive = archive;
    this.place = place;
    this.path = path;
  }

  /** A folder without entries. */
  static PackedEntry root(Entry archive, String place) {
    return new PackedEntry(archive, place, "");
  }

  /** The entry at a path below this one; it is made if need be, with the folders above it. */
  PackedEntry at(List<String> parts) {
    PackedEntry entry = this;
    for (String name : parts) {
      PackedEntry parent = entry;
      entry =
          parent.below.computeIfAbsent(
              name,
              unused ->
                  new PackedEntry(
                      archive,
                      parent.place + (parent.place.endsWith("!/") ? "" : "/") + name,
                      parent.path.isEmpty() ? name : parent.path + "/" + name));
    }
    return entry;
  }

  /** Makes this a file. */
  void becomes(Member member) {
    file = Optional.of(member);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public boolean isFolder() {
    return file.isEmpty();
  }

  @Override
  public boolean isFile() {
    return file.isPresent();
  }

  @Override
  public List<Entry> entries() {
    return new ArrayList<>(below.values());
  }

  @Override
  public Optional<Entry> below(String path) {
    Optional<PackedEntry> entry = Optional.of(this);
    for (String name : PackedTree.parts(path)) {
      entry = entry.map(folder -> folder.below.get(name));
    }
    return entry.map(found -> found);
  }

  @Override
  public long size() {
    return file.orElseThrow().size();
  }

  @Override
  public String stamp() throws IOException {
    return archive.stamp();
  }

  @Override
  public InputStream open() throws IOException {
    return file.orElseThrow().content().open();
  }
}
