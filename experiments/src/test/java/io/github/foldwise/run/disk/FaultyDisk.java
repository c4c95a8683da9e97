package io.github.foldwise.run.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The machine's files, seen through a disk with a fault. What is forced to it is not forced to the
 * machine's own disk: a process that is killed loses nothing that it wrote.
 */
public final class FaultyDisk extends FileSystem {
  private static final FileSystem MACHINE = FileSystems.getDefault();

  private final FaultyProvider provider;

  private FaultyDisk(Fault fault) {
    this.provider = new FaultyProvider(this, fault);
  }

  /** A disk with a fault; closing it closes the files that its users left open. */
  public static FaultyDisk with(Fault fault) {
    return new FaultyDisk(fault);
  }

  /** A path of the machine, on this disk. */
  public Path at(Path machinePath) {
    return DiskPath.of(this, machinePath);
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() throws IOException {
    provider.closeFiles();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return MACHINE.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return StreamSupport.stream(MACHINE.getRootDirectories().spliterator(), false)
        .map(this::at)
        .toList();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public Path getPath(String first, String... more) {
    return at(MACHINE.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = MACHINE.getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(DiskPath.onMachine(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
