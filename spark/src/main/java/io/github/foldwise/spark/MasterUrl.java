package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.journal.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * The address of a Spark master. Spark itself tries an address that nobody answers for minutes, and
 * does not say what is wrong with it.
 */
record MasterUrl(String text) {
  private static final String NUMBER = " *[1-9][0-9]{0,5} *";
  private static final Pattern FORM =
      Pattern.compile(
          "local(\\[(%1$s|\\*)(,%1$s)?])?|local-cluster\\[%1$s,%1$s,%1$s]|yarn|k8s://.+|spark://.+:[0-9]{1,5}(,.+)?"
              .formatted(NUMBER));
  private static final Pattern ADDRESS = Pattern.compile("(.+):([0-9]{1,5})");
  private static final String STANDALONE = "spark://";
  private static final int CONNECT_MILLIS = 5_000;

  /** Refuses an address of no form that Spark knows, or at which no standalone master listens. */
  void requireListening() {
    if (!FORM.matcher(text).matches()) {
      throw refused(
          "spark://host:7077, yarn, k8s://https://host:443 or local[2]",
          "'" + text + "'",
          "Correct the address.");
    }
    if (!isStandalone()) {
      return;
    }
    List<String> failures = new ArrayList<>();
    for (String address : text.substring(STANDALONE.length()).split(",", -1)) {
      Matcher parts = ADDRESS.matcher(address);
      if (parts.matches()) {
        try (Socket socket = new Socket()) {
          socket.connect(
              new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))),
              CONNECT_MILLIS);
          return;
        } catch (IOException | IllegalArgumentException e) {
          failures.add(Reason.of(e));
        }
      }
    }
    throw refused(
        "a Spark master that listens there",
        String.join("; ", failures),
        "Start the master, or give the address that its page shows behind URL.");
  }

  /** Starts a session with the master; refuses if it cannot be had. */
  SparkContext session(SparkConf conf, Patience patience) {
    return session(new SessionStart(() -> new SparkContext(conf)), patience);
  }

  /** The same, once this start has ended. Other masters than Spark's own have a queue. */
  SparkContext session(SessionStart start, Patience patience) {
    start.start();
    try {
      return isStandalone()
          ? start.await(patience).orElseThrow(() -> late(start, patience))
          : start.await();
    } catch (ExecutionException e) {
      throw unwilling(Reason.of(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      start.abandon();
      throw unwilling("an interrupt while it was asked");
    }
  }

  private RefusedException late(SessionStart start, Patience patience) {
    start.abandon();
    return unwilling(
        "one that has not accepted this program within %s seconds".formatted(patience.seconds()));
  }

  /** Whether driver and executor are one process. */
  boolean isLocal() {
    return text.matches("local(\\[.*)?");
  }

  /** Whether Hadoop's configuration says where the master is. */
  boolean isYarn() {
    return text.equals("yarn");
  }

  private boolean isStandalone() {
    return text.startsWith(STANDALONE);
  }

  private RefusedException unwilling(String found) {
    return refused(
        "a master of Spark %s that accepts this program"
            .formatted(org.apache.spark.package$.MODULE$.SPARK_VERSION()),
        found,
        "See the master's log, and the settings spark.*. Master, workers and this program need one"
            + " version of Spark. On a busy machine wait longer by %s."
                .formatted(Patience.SETTING));
  }

  private RefusedException refused(String expected, String found, String remedy) {
    return new RefusedException(Problem.of("Spark master " + text, expected, found, remedy));
  }
}
