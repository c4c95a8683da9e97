#!/usr/bin/env bash
# TensorFlow-Java 1.1.0 (tensorflow-core-api, tensorflow-core-native, Linux x86-64, JDK 17).
#
# Guess:     TF_CPP_MIN_LOG_LEVEL=3 silences all that TensorFlow writes to standard error below fatal errors.
# Behaviour: it silences the lines that TensorFlow's own logger writes. The first session of a process still writes two
#            lines, one of level INFO and Abseil's warning about messages before InitializeLog, at every level.
# Seen:      the count of lines on standard error that are of each kind, below.
# Remedy:    none by a variable: a program that draws on a terminal waits for the first run of a session, or redirects
#            file descriptor 2 while it lasts.
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

cat > Sum.java <<'JAVA'
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

public class Sum {
  public static void main(String[] args) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var sum = tf.math.add(tf.constant(1f), tf.constant(2f));
      try (Session session = new Session(graph);
          var result = session.runner().fetch(sum).run()) {
        System.out.println(((TFloat32) result.get(0)).getFloat());
      }
    }
  }
}
JAVA
for level in 0 3; do
  TF_CPP_MIN_LOG_LEVEL=$level java -cp 'jars/*' Sum.java 2> err > out
  echo "level $level: result $(cat out)," \
    "$(grep -c 'cpu_feature_guard' err || true) of TensorFlow's logger," \
    "$(grep -c 'before absl::InitializeLog() is called' err || true) warning of Abseil," \
    "$(grep -c '^I0000 .* MLIR V1 optimization pass' err || true) of level INFO"
done | tee seen

diff - seen <<'EXPECTED'
level 0: result 3.0, 1 of TensorFlow's logger, 1 warning of Abseil, 1 of level INFO
level 3: result 3.0, 0 of TensorFlow's logger, 1 warning of Abseil, 1 of level INFO
EXPECTED
echo "As described."
