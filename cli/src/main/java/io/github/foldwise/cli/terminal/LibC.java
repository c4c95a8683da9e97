package io.github.foldwise.cli.terminal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The function of the C library that Java lacks. */
public final class LibC {
  private LibC() {}

  /** JNA binds it by name. */
  interface Functions extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /**
   * Sets an environment variable for native code that this process loads later, unless the user has
   * set it. Does nothing if the C library has no such function: the variable is optional.
   */
  public static void setDefaultVariable(String name, String value) {
    if (Platform.isWindows()) {
      return;
    }
    try {
      Native.load(Platform.C_LIBRARY_NAME, Functions.class).setenv(name, value, 0);
    } catch (LinkageError e) {
      System.getLogger(LibC.class.getName())
          .log(System.Logger.Level.DEBUG, "the C library cannot be called", e);
    }
  }
}
