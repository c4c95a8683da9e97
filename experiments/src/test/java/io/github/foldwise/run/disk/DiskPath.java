package io.github.foldwise.run.disk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.Arrays;

/** A path on a {@link FaultyDisk}: all but its file system is that of the machine's path. */
final class DiskPath implements InvocationHandler {
  private final FileSystem disk;
  private final Path machinePath;

  private DiskPath(FileSystem disk, Path machinePath) {
    this.disk = disk;
    this.machinePath = machinePath;
  }

  static Path of(FileSystem disk, Path machinePath) {
    return (Path)
        Proxy.newProxyInstance(
            DiskPath.class.getClassLoader(),
            new Class<?>[] {Path.class},
            new DiskPath(disk, machinePath));
  }

  /** The machine's path behind one of a faulty disk. */
  static Path onMachine(Path path) {
    return ((DiskPath) Proxy.getInvocationHandler(path)).machinePath;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getFileSystem" -> disk;
      case "toFile", "register" -> throw new UnsupportedOperationException(method.getName());
      default -> onDisk(onMachine(method, arguments));
    };
  }

  private Object onMachine(Method method, Object[] arguments) throws Throwable {
    Object[] unwrapped =
        arguments == null ? null : Arrays.stream(arguments).map(DiskPath::unwrap).toArray();
    try {
      return method.invoke(machinePath, unwrapped);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object onDisk(Object result) {
    return result instanceof Path path ? of(disk, path) : result;
  }

  private static Object unwrap(Object argument) {
    boolean onDisk =
        argument != null
            && Proxy.isProxyClass(argument.getClass())
            && Proxy.getInvocationHandler(argument) instanceof DiskPath;
    return onDisk ? onMachine((Path) argument) : argument;
  }
}
