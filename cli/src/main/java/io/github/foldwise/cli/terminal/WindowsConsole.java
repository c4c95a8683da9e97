package io.github.foldwise.cli.terminal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** The console of Windows. */
final class WindowsConsole {
  private static final int FIRST_HANDLE = -10; // of standard input; -11 and -12 are the others

  private WindowsConsole() {}

  /** JNA binds them by name. */
  interface Functions extends Library {
    Pointer GetStdHandle(int handle);

    /**
     * Fills {@code CONSOLE_SCREEN_BUFFER_INFO}: eleven numbers of 16 bits, of which those at 5 to 8
     * are left, top, right and bottom of the window.
     */
    int GetConsoleScreenBufferInfo(Pointer handle, byte[] info);
  }

  /** Columns of the console behind a standard stream's descriptor; empty if it is none. */
  static OptionalInt columns(int descriptor) {
    try {
      Functions kernel = Native.load("kernel32", Functions.class);
      byte[] info = new byte[22];
      Pointer handle = kernel.GetStdHandle(FIRST_HANDLE - descriptor);
      if (kernel.GetConsoleScreenBufferInfo(handle, info) == 0) {
        return OptionalInt.empty();
      }
      ByteBuffer numbers = ByteBuffer.wrap(info).order(ByteOrder.LITTLE_ENDIAN);
      return OptionalInt.of(numbers.getShort(14) - numbers.getShort(10) + 1);
    } catch (LinkageError e) {
      System.getLogger(WindowsConsole.class.getName())
          .log(System.Logger.Level.DEBUG, "the console cannot be called", e);
      return OptionalInt.empty();
    }
  }
}
