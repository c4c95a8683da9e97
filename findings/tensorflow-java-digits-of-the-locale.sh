#!/usr/bin/env bash
# TensorFlow-Java 1.1.0 (tensorflow-core-api, tensorflow-core-native, Linux x86-64, JDK 17), run in the locale fa-IR.
#
# Guess:     names of graph nodes are ASCII, whatever the default locale is.
# Behaviour: the number that makes a name unique is written in the digits of the default locale. The graph accepts such
#            a name; the first session refuses it. So a graph with two unnamed ops of one type never runs there.
# Seen:      en-US Const_1: 3.0
#            fa-IR Const_۱: TFInvalidArgumentException: Node 'Const_۱': Node name contains invalid characters
# Remedy:    name each op, or set Locale.Category.FORMAT to a locale with ASCII digits.
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
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

public class Sum {
  public static void main(String[] tags) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String tag : tags) {
      Locale.setDefault(Locale.forLanguageTag(tag));
      try (Graph graph = new Graph()) {
        Ops tf = Ops.create(graph);
        var one = tf.constant(1f);
        var two = tf.constant(2f);
        var sum = tf.math.add(one, two);
        out.print(tag + " " + two.op().name() + ": ");
        try (Session session = new Session(graph);
            var result = session.runner().fetch(sum).run()) {
          out.println(((TFloat32) result.get(0)).getFloat());
        } catch (RuntimeException e) {
          out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
      }
    }
  }
}
JAVA
java -cp 'jars/*' Sum.java en-US fa-IR 2>/dev/null | tee seen

diff - seen <<'EXPECTED'
en-US Const_1: 3.0
fa-IR Const_۱: TFInvalidArgumentException: Node 'Const_۱': Node name contains invalid characters
EXPECTED
echo "As described."
