#!/usr/bin/env bash
# TensorFlow-Java 1.1.0 (TensorFlow 2.18.0, Linux x86-64, JDK 17).
#
# Guess:     TensorFlow.loadLibrary loads a library that registers no new op, such as one that holds only kernels, or
#            a second copy of one that is loaded, and returns an empty list of ops.
# Behaviour: TensorFlow loads it without an error, and lists no ops in a buffer of 0 bytes. Java takes a buffer of
#            0 bytes for one that it cannot parse: the method throws, although the library is loaded.
# Seen:      below, with the C library's libm.so.6, which has no ops.
# Remedy:    call TF_LoadLibrary of org.tensorflow.internal.c_api.global.tensorflow and check its status.
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

cat > Load.java <<'JAVA'
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

public class Load {
  public static void main(String[] none) {
    System.out.println("TensorFlow " + TensorFlow.version());
    try {
      System.out.println("Java's method: " + TensorFlow.loadLibrary("libm.so.6").getOpCount() + " ops");
    } catch (RuntimeException e) {
      System.out.println("Java's method: " + e.getMessage());
    }
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      tensorflow.TF_LoadLibrary("libm.so.6", status);
      System.out.println("C's function: " + (tensorflow.TF_GetCode(status) == tensorflow.TF_OK ? "loaded" : "failed"));
    }
  }
}
JAVA
TF_CPP_MIN_LOG_LEVEL=3 java -cp 'jars/*' Load.java 2> log | tee seen

diff - seen <<'EXPECTED'
TensorFlow 2.18.0
Java's method: Cannot parse OpList protocol buffer
C's function: loaded
EXPECTED
echo "As described."
