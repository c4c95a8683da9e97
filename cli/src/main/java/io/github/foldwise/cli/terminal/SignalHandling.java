package io.github.foldwise.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * One signal of the operating system, handled until it is closed.
 *
 * <p>Java's only way is {@code sun.misc.Signal}. Every JDK has it, in a module that is open to all,
 * but javac warns wherever it is named; so it is called by reflection. Where it is missing, or the
 * JVM was told to leave signals alone, the JVM just ends: what was finished is on the disk.
 */
final class SignalHandling implements AutoCloseable {
  private final String name;
  private final Object before; // null where the signal cannot be handled

  private SignalHandling(String name, Object before) {
    this.name = name;
    this.before = before;
  }

  /**
   * Handles a signal.
   *
   * @param name {@code INT}, {@code TERM}
   * @param handler takes that name, on a thread of its own
   */
  static SignalHandling of(String name, Consumer<String> handler) {
    return new SignalHandling(name, handle(name, handlerObject(name, handler)));
  }

  @Override
  public void close() {
    handle(name, before);
  }

  /** Gives the handler that stood there before; null where there is none. */
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
