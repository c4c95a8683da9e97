package io.github.foldwise.run.disk;

import static io.github.foldwise.run.disk.DiskPath.onMachine;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Does to the machine's files what the fault lets through. */
final class FaultyProvider extends FileSystemProvider {
  private static final FileSystemProvider MACHINE = FileSystems.getDefault().provider();

  private final FaultyDisk disk;
  private final Fault fault;
  private final List<FileChannel> open = new ArrayList<>();

  FaultyProvider(FaultyDisk disk, Fault fault) {
    this.disk = disk;
    this.fault = fault;
  }

  synchronized void closeFiles() throws IOException {
    for (FileChannel channel : open) {
      channel.close();
    }
    open.clear();
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
      fault.beforeChange(path);
    }
    FileChannel channel = MACHINE.newFileChannel(onMachine(path), options, attributes);
    synchronized (this) {
      open.add(channel);
    }
    return new FaultyChannel(path, channel, fault);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    fault.beforeChange(folder);
    MACHINE.createDirectory(onMachine(folder), attributes);
  }

  @Override
  public void delete(Path path) throws IOException {
    fault.beforeChange(path);
    MACHINE.delete(onMachine(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    fault.beforeChange(target);
    MACHINE.move(onMachine(source), onMachine(target), options);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> machine =
        MACHINE.newDirectoryStream(onMachine(folder), path -> filter.accept(disk.at(path)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return StreamSupport.stream(machine.spliterator(), false).map(disk::at).iterator();
      }

      @Override
      public void close() throws IOException {
        machine.close();
      }
    };
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return MACHINE.isSameFile(onMachine(path), onMachine(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return MACHINE.isHidden(onMachine(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return MACHINE.getFileStore(onMachine(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    MACHINE.checkAccess(onMachine(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return MACHINE.getFileAttributeView(onMachine(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return MACHINE.readAttributes(onMachine(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return MACHINE.readAttributes(onMachine(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }
}
