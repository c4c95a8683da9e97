#!/usr/bin/env bash
# TensorFlow-Java 1.1.0 (tensorflow-core-api, tensorflow-core-native, Linux x86-64, JDK 17).
#
# Guess:     all exceptions of org.tensorflow.exceptions are a TensorFlowException, so a catch of that one catches what
#            TensorFlow reports of a graph that cannot run.
# Behaviour: of the seven, two extend an exception of the JDK instead: TFInvalidArgumentException and
#            TFUnimplementedException. The first reports a wrong shape or a missing input, and passes the catch.
# Seen:      below: what two graphs throw, and whether a catch of TensorFlowException catches it.
# Remedy:    catch RuntimeException around TensorFlow's calls, or those two as well.
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

cat > Catch.java <<'JAVA'
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

public class Catch {
  interface Fetch {
    Operand<TFloat32> of(Ops tf);
  }

  public static void main(String[] none) {
    run("a placeholder without a value", tf -> tf.math.neg(tf.placeholder(TFloat32.class)));
    run(
        "a variable without a value",
        tf -> tf.readVariableOp(tf.varHandleOp(TFloat32.class, Shape.scalar()), TFloat32.class));
  }

  private static void run(String what, Fetch fetch) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Operand<TFloat32> fetched = fetch.of(Ops.create(graph));
      try (var result = session.runner().fetch(fetched).run()) {
        System.out.println(what + ": no exception");
      } catch (TensorFlowException e) {
        System.out.println(what + ": " + e.getClass().getSimpleName() + ", caught");
      } catch (RuntimeException e) {
        System.out.printf(
            "%s: %s extends %s, not caught%n",
            what,
            e.getClass().getSimpleName(),
            e.getClass().getSuperclass().getName());
      }
    }
  }
}
JAVA
TF_CPP_MIN_LOG_LEVEL=3 java -cp 'jars/*' Catch.java 2> /dev/null | tee seen

diff - seen <<'EXPECTED'
a placeholder without a value: TFInvalidArgumentException extends java.lang.IllegalArgumentException, not caught
a variable without a value: TFFailedPreconditionException, caught
EXPECTED
echo "As described."
