#!/usr/bin/env bash
# tensorflow-framework 1.0.0 with TensorFlow-Java 1.1.0 (Linux x86-64, JDK 17): the initializer He (variance scaling).
#
# Guess:     a 3×3 convolution over 32 channels and a dense layer of 288 inputs have the same fan-in, so their initial
#            weights have the same standard deviation, √(2 / 288) = 0.0833; Keras's HeNormal gives both.
# Behaviour: the fan-in of a kernel with four dimensions counts its input channels twice: 3·3·32·32. Initial weights of a
#            convolution are too small by √32, the root of its input channels.
# Seen:      below: 0.083 and 0.015.
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
    <dependency>
      <groupId>org.tensorflow</groupId>
      <artifactId>tensorflow-framework</artifactId>
      <version>1.0.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars

cat > Spread.java <<'JAVA'
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.framework.initializers.He;
import org.tensorflow.framework.initializers.VarianceScaling.Distribution;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

public class Spread {
  public static void main(String[] none) {
    System.out.printf("dense 288×64: %.3f%n", standardDeviation(288, 64));
    System.out.printf("convolution 3×3×32×64: %.3f%n", standardDeviation(3, 3, 32, 64));
  }

  private static double standardDeviation(long... shape) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var he = new He<TFloat32>(Distribution.NORMAL, 7L);
      var weights = he.call(tf, tf.constant(shape), TFloat32.class);
      try (Session session = new Session(graph);
          var result = session.runner().fetch(weights).run()) {
        double squares = 0;
        for (var weight : ((TFloat32) result.get(0)).scalars()) {
          squares += weight.getFloat() * weight.getFloat();
        }
        return Math.sqrt(squares / result.get(0).size());
      }
    }
  }
}
JAVA
java -Duser.language=en -Dfile.encoding=UTF-8 -cp 'jars/*' Spread.java 2>/dev/null | tee seen

diff - seen <<'EXPECTED'
dense 288×64: 0.083
convolution 3×3×32×64: 0.015
EXPECTED
echo "As described."
