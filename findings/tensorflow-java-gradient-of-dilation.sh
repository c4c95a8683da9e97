#!/usr/bin/env bash
# TensorFlow-Java 1.1.0 (Linux x86-64, JDK 17, CPU, oneDNN off): tf.gradients of a dilated convolution, padding SAME.
#
# Guess:     tf.gradients gives the gradient of tf.nn.conv2d for each of its options, as TensorFlow in Python does.
# Behaviour: the C++ gradient that TensorFlow-Java uses drops the dilation. With padding SAME the shapes agree all the
#            same, so the gradient is wrong in silence. Without dilation it is right. (With padding VALID the shapes
#            differ: an error, or worse, so this script leaves it out.)
# Seen:      below: dilation 2 gives -9.523, and the difference quotient -9.37.
# Remedy:    SpaceToBatchND, a convolution without dilation, and BatchToSpaceND, whose gradients are right.
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

cat > Dilation.java <<'JAVA'
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

public class Dilation {
  public static void main(String[] none) {
    print(1);
    print(2);
  }

  private static void print(long dilation) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> image = normal(tf, 2, 1, 9, 9, 1);
      Operand<TFloat32> drawn = normal(tf, 4, 3, 3, 1, 1);
      var kernel = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(3, 3, 1, 1)));
      var ones = List.of(1L, 1L, 1L, 1L);
      var y = tf.nn.conv2d(image, kernel, ones, "SAME", Conv2d.dilations(1L, dilation, dilation, 1L));
      var loss = tf.reduceSum(tf.math.square(y), tf.constant(new int[] {0, 1, 2, 3}));
      Operand<TFloat32> gradient = tf.gradients(loss, List.of(kernel)).dy(0);
      try (TFloat32 weights = (TFloat32) session.runner().fetch(drawn).run().get(0)) {
        float first = first(session, kernel, weights, gradient);
        float weight = weights.getFloat(0, 0, 0, 0);
        weights.setFloat(weight + 0.01f, 0, 0, 0, 0);
        float above = first(session, kernel, weights, loss);
        weights.setFloat(weight - 0.01f, 0, 0, 0, 0);
        float below = first(session, kernel, weights, loss);
        System.out.printf(
            "dilation %d: gradient %.2f, difference quotient %.2f%n",
            dilation, first, (above - below) / 0.02f);
      }
    }
  }

  private static Operand<TFloat32> normal(Ops tf, int seed, int... shape) {
    return tf.random.statelessRandomNormal(
        tf.constant(shape), tf.constant(new int[] {seed - 1, seed}), TFloat32.class);
  }

  private static float first(
      Session session, Operand<TFloat32> kernel, TFloat32 weights, Operand<TFloat32> fetched) {
    try (var result = session.runner().feed(kernel, weights).fetch(fetched).run()) {
      return ((TFloat32) result.get(0)).scalars().iterator().next().getFloat();
    }
  }
}
JAVA
TF_ENABLE_ONEDNN_OPTS=0 java -Duser.language=en -cp 'jars/*' Dilation.java 2>/dev/null | tee seen

diff - seen <<'EXPECTED'
dilation 1: gradient 10.31, difference quotient 10.31
dilation 2: gradient -9.52, difference quotient -9.37
EXPECTED
echo "As described."
