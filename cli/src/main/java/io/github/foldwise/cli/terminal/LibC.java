package io.github.foldwise.cli.terminal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The functions of the C library that Java lacks. */
public final class LibC {
  private static final long TIOCGWINSZ = Platform.isMac() ? 0x40087468 : 0x5413;

  private LibC() {}

  /** JNA binds them by name. */
  interface Functions extends Library {
    int setenv(String name, String value, int overwrite);

    int ioctl(int descriptor, NativeLong request, Object... argument);
  }

  /**
   * Sets an environment variable for native code that this process loads later, unless the user has
   * set it.
   *
   * @return whether it is set; not if the C library has no such function: the variable is optional
   */
  public static boolean setDefaultVariable(String name, String value) {
    if (Platform.isWindows()) {
      return false;
    }
    try {
      return functions().setenv(name, value, 0) == 0;
    } catch (LinkageError e) {
      logUnavailable(e);
      return false;
    }
  }

  /**
   * Columns of the terminal behind a file descriptor, 0 if it does not know; empty if it is none.
   */
  static OptionalInt columns(int descriptor) {
    if (isFileOrPipe(descriptor)) {
      return OptionalInt.empty();
    }
    try {
      short[] size = new short[4]; // rows, columns, and both in pixels
      int failed = functions().ioctl(descriptor, new NativeLong(TIOCGWINSZ), size);
      return failed == 0 ? OptionalInt.of(Short.toUnsignedInt(size[1])) : OptionalInt.empty();
    } catch (LinkageError e) {
      logUnavailable(e);
      return OptionalInt.empty();
    }
  }

  /** Linux says so without the C library, which takes long to load; false where it does not. */
  private static boolean isFileOrPipe(int descriptor) {
    Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("pipe:")
          || target.startsWith("socket:")
          || target.equals("/dev/null")
          || Files.isRegularFile(link);
    } catch (IOException e) {
      return false;
    }
  }

  private static Functions functions() {
    return Native.load(Platform.C_LIBRARY_NAME, Functions.class);
  }

  private static void logUnavailable(LinkageError e) {
    System.getLogger(LibC.class.getName())
        .log(System.Logger.Level.DEBUG, "the C library cannot be called", e);
  }
}
