package io.github.foldwise.datasets.files;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that a data set lies in: on disk, or in an archive that is open until this closes. */
public final class EntryRoot implements Closeable {
  private final Entry folder;
  private final Optional<ArchiveKind> kind;
  private final Runnable closing;

  private EntryRoot(Entry folder, Optional<ArchiveKind> kind, Runnable closing) {
    this.folder = folder;
    this.kind = kind;
    this.closing = closing;
  }

  /**
   * A folder, or what an archive holds.
   *
   * @param cache folder for what must be unpacked
   * @throws io.github.foldwise.check.RefusedException if an archive is damaged or not to be trusted
   */
  public static EntryRoot open(Path path, Path cache) {
    Optional<ArchiveKind> kind = ArchiveKind.of(path);
    if (kind.isEmpty()) {
      return new EntryRoot(DiskEntry.root(path), kind, () -> {});
    }
    Archive archive = Archive.open(path, kind.get(), cache);
    return new EntryRoot(archive.root(), kind, archive::close);
  }

  /** Its entries are readable until this closes. */
  public Entry folder() {
    return folder;
  }

  /** {@code in a zip file}, with a space before it; empty on disk. */
  public String inWhat() {
    return kind.map(packed -> " in a %s file".formatted(packed.ending())).orElse("");
  }

  @Override
  public void close() {
    closing.run();
  }
}
