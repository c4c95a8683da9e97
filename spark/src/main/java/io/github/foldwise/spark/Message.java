package io.github.foldwise.spark;

/**
 * What a task tells the driver about one training. Only types of the JDK cross Spark's RPC, whose
 * class loader does not know the jars of an application.
 */
final class Message {
  private static final byte[] NOTHING = {};

  private final Kind kind;
  private final String training;
  private final long attempt;
  private final byte[] body;

  Message(Kind kind, String training, long attempt, byte[] body) {
    this.kind = kind;
    this.training = training;
    this.attempt = attempt;
    this.body = body;
  }

  /** Kinds of messages. */
  enum Kind {
    /** May I train? Asked again until the answer is not to wait. The body is {@link Facts}. */
    BEGIN,
    /** Steps were taken: {@link Steps}. */
    STEPS,
    /**
     * An epoch ended: its number and result. The task then serves the driver until it may go on.
     */
    EPOCH,
    /** Training ended, and the model is still there to be served. */
    TRAINED,
    /** What shall I do next? */
    NEXT,
    /** The answer to an order; and what shall I do next? */
    ANSWER,
    /** How it ended: {@link Ended}. The task also returns it. */
    ENDED
  }

  static Message of(Kind kind, String training, long attempt) {
    return new Message(kind, training, attempt, NOTHING);
  }

  Kind kind() {
    return kind;
  }

  /** Which training. */
  String training() {
    return training;
  }

  /** Spark's number of the task, unique in an application. */
  long attempt() {
    return attempt;
  }

  byte[] body() {
    return body;
  }

  Object wire() {
    return new Object[] {kind.name(), training, attempt, body};
  }

  static Message of(Object wire) {
    Object[] parts = (Object[]) wire;
    return new Message(
        Kind.valueOf((String) parts[0]), (String) parts[1], (Long) parts[2], (byte[]) parts[3]);
  }
}
