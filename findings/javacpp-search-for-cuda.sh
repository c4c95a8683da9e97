#!/usr/bin/env bash
# JavaCPP 1.5.11 with TensorFlow-Java 1.1.0's library for the CPU (Linux x86-64, JDK 17).
#
# Guess:     with the jar for the CPU on the class path, loading TensorFlow looks for that jar's three libraries.
# Behaviour: it first looks for 18 libraries of CUDA 11, cuDNN 8, NCCL and TensorRT (the build for GPUs is one of CUDA 12),
#            each under three names in six folders of every jar, and then asks the system for each. On a class path of 50
#            jars that took half a second of CPU time, more than opening TensorFlow's library itself (0.4 s).
# Seen:      JavaCPP's own log, which names what it failed to load.
# Remedy:    -Dorg.bytedeco.javacpp.findLibraries=false, unless the jar is the one for GPUs (its folder ends in -gpu). As that
#            ends the search for TensorFlow's own libraries too, give their unpacked files to Loader.loadLibrary first.
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

cat > Version.java <<'JAVA'
import org.tensorflow.TensorFlow;

public class Version {
  public static void main(String[] args) {
    System.out.println(TensorFlow.version());
  }
}
JAVA
TF_CPP_MIN_LOG_LEVEL=2 java -Dorg.bytedeco.javacpp.logger.debug=true -Dorg.bytedeco.javacpp.cachedir="$work/cache" \
  -cp 'jars/*' Version.java > log 2>&1
{
  grep -x '2\.18\.0' log
  grep -oE 'Failed to load for [^:]+' log | sed 's/Failed to load for //' | grep -E '^(cu|nccl|nvrtc|myelin|nvinfer)' | fmt -w 100
} | tee seen

diff - seen <<'EXPECTED'
2.18.0
cudart@.11.0 cublasLt@.11 cublas@.11 cufft@.10 curand@.10 cusolver@.10 cusparse@.11 cudnn@.8
nccl@.2 nvrtc@.11.0 myelin@.1 nvinfer@.7 cudnn_ops_infer@.8 cudnn_ops_train@.8 cudnn_adv_infer@.8
cudnn_adv_train@.8 cudnn_cnn_infer@.8 cudnn_cnn_train@.8
EXPECTED
echo "As described."
