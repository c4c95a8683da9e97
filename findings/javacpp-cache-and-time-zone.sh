#!/usr/bin/env bash
# JavaCPP 1.5.11 with the native library of TensorFlow-Java 1.1.0 (Linux x86-64, JDK 17).
#
# Guess:     once a native library is unpacked into JavaCPP's cache, later processes of this user find it there.
# Behaviour: JavaCPP compares the times of the jar's entries with those of the unpacked files. The jar holds local times
#            without a zone, read in the default zone of each process. A process in another zone finds other times and
#            writes the file anew, in place, while processes of the first zone have it loaded.
# Seen:      below: the same file is unpacked three times by five processes, two in UTC, two in Asia/Tokyo, one in UTC.
# Remedy:    one cache folder for each zone (-Dorg.bytedeco.javacpp.cachedir), or one zone for all processes.
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

cat > Unpack.java <<'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

public class Unpack {
  public static void main(String[] none) throws Exception {
    String entry = "org/tensorflow/internal/c_api/linux-x86_64/libjnitensorflow.so";
    Path file = Loader.cacheResource(Loader.class.getClassLoader().getResource(entry)).toPath();
    Path last = Path.of("last-change");
    String change = Files.getAttribute(file, "unix:ctime").toString();
    boolean anew = !Files.exists(last) || !Files.readString(last).equals(change);
    Files.writeString(last, change);
    System.out.println(System.getProperty("user.timezone") + ": " + (anew ? "unpacked" : "found"));
  }
}
JAVA
for zone in UTC UTC Asia/Tokyo Asia/Tokyo UTC; do
  java -Duser.timezone=$zone -Dorg.bytedeco.javacpp.cachedir=cache -cp 'jars/*' Unpack.java
done | tee seen

diff - seen <<'EXPECTED'
UTC: unpacked
UTC: found
Asia/Tokyo: unpacked
Asia/Tokyo: found
UTC: unpacked
EXPECTED
echo "As described."
