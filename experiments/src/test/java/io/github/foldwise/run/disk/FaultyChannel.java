package io.github.foldwise.run.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file of a {@link FaultyDisk}. */
final class FaultyChannel extends FileChannel {
  private final Path path;
  private final FileChannel machine;
  private final Fault fault;

  FaultyChannel(Path path, FileChannel machine, Fault fault) {
    this.path = path;
    this.machine = machine;
    this.fault = fault;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int taken = fault.taken(path, bytes.remaining());
    ByteBuffer slice = bytes.slice(bytes.position(), taken);
    while (slice.hasRemaining()) {
      machine.write(slice);
    }
    bytes.position(bytes.position() + taken);
    return taken;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    fault.beforeChange(path);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    fault.beforeChange(path);
    machine.truncate(size);
    return this;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return machine.read(bytes);
  }

  @Override
  public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
    return machine.read(bytes, offset, length);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    return machine.read(bytes, position);
  }

  @Override
  public long position() throws IOException {
    return machine.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    machine.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return machine.size();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return machine.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return machine.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    machine.close();
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer bytes, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }
}
