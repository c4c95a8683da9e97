package io.github.foldwise.spark;

/** What the driver answers a task, again in types of the JDK alone. */
final class Reply {
  private static final byte[] NOTHING = {};

  static final Reply GO = new Reply(Order.GO);
  static final Reply STOP = new Reply(Order.STOP);
  static final Reply WAIT = new Reply(Order.WAIT);

  private final Order order;
  private final byte[] body;

  /** Kinds of replies. */
  enum Order {
    /** Go on; at the beginning with a {@link Start}. */
    GO,
    /** End this training: nobody waits for it. */
    STOP,
    /** Ask again soon. */
    WAIT,
    /** Send the result as if this epoch were the last. */
    AS_LAST,
    /** Send a checkpoint. */
    CHECKPOINT,
    /** Send the weights. */
    WEIGHTS,
    /** Send the model's file. */
    MODEL,
    /** Set the learning rate to the double in the body. */
    RATE,
    /** End training after this epoch. */
    END
  }

  Reply(Order order) {
    this(order, NOTHING);
  }

  Reply(Order order, byte[] body) {
    this.order = order;
    this.body = body;
  }

  Order order() {
    return order;
  }

  byte[] body() {
    return body;
  }

  Object wire() {
    return new Object[] {order.name(), body};
  }

  static Reply of(Object wire) {
    Object[] parts = (Object[]) wire;
    return new Reply(Order.valueOf((String) parts[0]), (byte[]) parts[1]);
  }
}
