#!/usr/bin/env bash
# TensorFlow-Java 1.1.0 (Linux x86-64, JDK 17): SavedModelBundle.exporter on a graph whose weight is a resource variable.
#
# Guess:     the exporter saves the session's variables, or refuses a graph whose variables it cannot save.
# Behaviour: it writes saved_model.pb alone, without the folder "variables" and without a word. The bundle loads; its
#            first call fails, because the variable has no value.
# Seen:      below: one file, then TFFailedPreconditionException.
# Remedy:    export a graph in which the weights are constants.
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

cat > Export.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

public class Export {
  public static void main(String[] none) throws Exception {
    Path folder = Path.of("exported");
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      var handle =
          tf.varHandleOp(TFloat32.class, Shape.scalar(), VarHandleOp.sharedName("weight"));
      var assign = tf.assignVariableOp(handle, tf.constant(3f));
      var x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
      var y = tf.math.mul(x, tf.readVariableOp(handle, TFloat32.class));
      session.runner().addTarget(assign.op()).run().close();
      var signature = Signature.builder().key("serving_default").input("x", x).output("y", y).build();
      SavedModelBundle.exporter(folder.toString())
          .withFunction(SessionFunction.create(signature, session))
          .export();
    }
    try (var files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).map(folder::relativize).forEach(System.out::println);
    }
    try (var bundle = SavedModelBundle.load(folder.toString(), "serve");
        TFloat32 two = TFloat32.scalarOf(2f);
        var result = bundle.call(Map.of("x", two))) {
      System.out.println(((TFloat32) result.get("y").orElseThrow()).getFloat());
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage().split("\\.")[0]);
    }
  }
}
JAVA
java -Duser.language=en -cp 'jars/*' Export.java 2>/dev/null | tee seen

diff - seen <<'EXPECTED'
saved_model.pb
TFFailedPreconditionException: Could not find variable weight
EXPECTED
echo "As described."
