package io.github.foldwise.cli.terminal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The two functions of the C library that Java lacks. */
public final class LibC {
  public static final int STANDARD_ERROR = 2;

  private LibC() {}

  /** JNA binds these by name. */
  interface Functions extends Library {
    int setenv(String name, String value, int overwrite);

    int isatty(int descriptor);
  }

  /**
   * Sets a variable of this process for the native code that it loads later, unless the user has
   * set it. Does nothing where there is no such function: the variable is a comfort.
   */
  public static void setDefaultVariable(String name, String value) {
    if (Platform.isWindows()) {
      return;
    }
    try {
      functions().setenv(name, value, 0);
    } catch (LinkageError e) {
      logUnavailable(e);
    }
  }

  /** Whether a descriptor is a terminal, as far as one can tell. */
  public static boolean isTerminal(int descriptor) {
    if (Platform.isWindows()) {
      return false;
    }
    try {
      return functions().isatty(descriptor) == 1;
    } catch (LinkageError e) {
      logUnavailable(e);
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
