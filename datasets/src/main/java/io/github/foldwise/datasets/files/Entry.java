package io.github.foldwise.datasets.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A file or a folder of a data set: on disk, or in an archive. */
public interface Entry {
  /** Its path below the data's root, with {@code /}: {@code cats/a.png}; empty for the root. */
  String path();

  /** How messages name it. */
  String place();

  /** Whether it may have entries. */
  boolean isFolder();

  /** Whether it can be opened: a pipe, a device and a link to nothing cannot. */
  boolean isFile();

  /**
   * What a folder holds, hidden files too, ordered by name.
   *
   * @throws io.github.foldwise.check.RefusedException if it cannot be listed
   */
  List<Entry> entries();

  /** Bytes of a file. */
  long size() throws IOException;

  /**
   * A text that changes when the bytes of a file do, found without reading them: its size and time,
   * of an archive also the archive's.
   */
  String stamp() throws IOException;

  /** Whether it is a link to something else. */
  default boolean isLink() {
    return false;
  }

  /** The bytes of a file; several threads may read, each its own stream. */
  InputStream open() throws IOException;

  /** The last part of its path. */
  default String name() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  /** Whether systems hide it: its name begins with a dot. */
  default boolean isHidden() {
    return name().startsWith(".");
  }

  /**
   * The entry at a path below a folder, with {@code /}; empty if there is none, as below a file.
   *
   * @throws io.github.foldwise.check.RefusedException if it is a link out of the data's root
   */
  default Optional<Entry> below(String path) {
    return Optional.empty();
  }

  /** The entry of this name in a folder. */
  default Optional<Entry> entry(String name) {
    return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
