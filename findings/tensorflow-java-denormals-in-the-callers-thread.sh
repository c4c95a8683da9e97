#!/usr/bin/env bash
# TensorFlow-Java 1.1.0 (tensorflow-core-api, tensorflow-core-native, Linux x86-64, JDK 17).
#
# Guess:     which executor runs a graph is a matter of speed; each gives the same bits.
# Behaviour: with executor_type SINGLE_THREADED_EXECUTOR, ops run in the thread that called. Only threads that TensorFlow
#            started take denormal numbers for 0, so results that the usual executor gives as 0 are denormal here, and
#            ops on them are slow: a product of two 512x512 matrices, one filled with 1e-40, took 487 ms instead of 2.4 ms
#            by the usual executor (Intel Xeon with AVX-512, one thread); filled with 1, both take 2.5 ms.
# Seen:      below: e to the power of -95 and -80 by both executors, fed so that no pass computes them before.
# Remedy:    use that executor for graphs whose values cannot become denormal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.tensorflow</groupId>
      <artifactId>tensorflow-core-api</artifactId>
      <version>1.1.0</version>
    </dependency>
    <dependency>
      <groupId>org.tensorflow</groupId>
      <artifactId>tensorflow-core-native</artifactId>
      <version>1.1.0</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars

cat > Powers.java <<'JAVA'
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

public class Powers {
  public static void main(String[] none) {
    for (String executor : new String[] {"", "SINGLE_THREADED_EXECUTOR"}) {
      ConfigProto.Builder config = ConfigProto.newBuilder();
      config.getExperimentalBuilder().setExecutorType(executor);
      try (Graph graph = new Graph()) {
        Ops tf = Ops.create(graph);
        var x = tf.placeholder(TFloat32.class);
        var y = tf.math.exp(x);
        try (Session session = new Session(graph, config.build());
            TFloat32 fed = TFloat32.vectorOf(-95f, -80f);
            var result = session.runner().feed(x, fed).fetch(y).run()) {
          TFloat32 powers = (TFloat32) result.get(0);
          System.out.printf(
              "%s: %s, %s%n",
              executor.isEmpty() ? "usual" : executor,
              denormal(powers.getFloat(0)),
              denormal(powers.getFloat(1)));
        }
      }
    }
  }

  private static String denormal(float value) {
    return value == 0 ? "0" : Math.abs(value) < Float.MIN_NORMAL ? "denormal" : "normal";
  }
}
JAVA
TF_CPP_MIN_LOG_LEVEL=3 java -cp 'jars/*' Powers.java 2> log | tee seen || { cat log; exit 1; }
diff seen - <<'SEEN'
usual: 0, normal
SINGLE_THREADED_EXECUTOR: denormal, normal
SEEN
