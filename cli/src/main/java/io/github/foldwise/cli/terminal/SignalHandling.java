package io.github.foldwise.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * One operating-system signal, handled until this is closed.
 *
 * <p>Java offers only {@code sun.misc.Signal}. Every JDK has it, in an open module, but javac warns
 * wherever it is named, so it is called by reflection. If it is missing, or if the JVM leaves
 * signals alone ({@code -Xrs}), the JVM just exits: finished trials are on disk.
 */
final class SignalHandling implements AutoCloseable {
  private final String name;
  private final Object before; // null if the signal cannot be handled

  private SignalHandling(String name, Object before) {
    this.name = name;
    this.before = before;
  }

  /** Handles a signal such as {@code INT}; the handler receives its name, on a separate thread. */
  static SignalHandling of(String name, Consumer<String> handler) {
    return new SignalHandling(name, handle(name, handlerObject(name, handler)));
  }

  @Override
  public void close() {
    handle(name, before);
  }

  /** Returns the previous handler, or null if there is none. */
  private static Object handle(String name, Object handler) {
    if (handler == null) {
      return null;
    }
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      return signal
          .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
          .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    } catch (ReflectiveOperationException e) {
      logUnavailable(name, e);
      return null;
    }
  }

  private static Object handlerObject(String name, Consumer<String> handler) {
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      return Proxy.newProxyInstance(
          SignalHandling.class.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              handler.accept(name);
            }
            return null;
          });
    } catch (ClassNotFoundException e) {
      logUnavailable(name, e);
      return null;
    }
  }

  private static void logUnavailable(String name, ReflectiveOperationException e) {
    System.getLogger(SignalHandling.class.getName())
        .log(System.Logger.Level.DEBUG, "the signal " + name + " cannot be handled", e);
  }
}
