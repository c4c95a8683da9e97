#!/usr/bin/env bash
# parquet-hadoop 1.18.1 with the jars that Maven resolves for it (JDK 17).
#
# Guess:     LocalInputFile and PlainParquetConfiguration, which name no class of Hadoop, are there to read a local file
#            with these jars alone: Hadoop is no transitive dependency of them.
# Behaviour: code that calls ParquetFileReader.open does not compile, because an overload names Hadoop's Configuration.
#            Code that makes only the options compiles, and fails when it runs: a class of Hadoop is missing. Besides,
#            these jars share packages, so the module path refuses them, with or without Hadoop.
# Seen:      below: what the compiler misses, the missing class, two jars with one package, the module path's exception.
# Remedy:    add org.apache.hadoop:hadoop-client-runtime to the class path, or read with another library.
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
      <groupId>org.apache.parquet</groupId>
      <artifactId>parquet-hadoop</artifactId>
      <version>1.18.1</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars

cat > Count.java <<'JAVA'
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

public class Count {
  public static void main(String[] files) throws Exception {
    var options = ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (var reader = ParquetFileReader.open(new LocalInputFile(Path.of(files[0])), options)) {
      System.out.println(reader.getRecordCount());
    }
  }
}
JAVA
cat > Options.java <<'JAVA'
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;

public class Options {
  public static void main(String[] none) {
    try {
      ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
      System.out.println("options");
    } catch (NoClassDefFoundError e) {
      System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }
}
JAVA
{
  javac -J-Duser.language=en -d classes -cp 'jars/*' Count.java 2>&1 | grep 'class file for' || true
  java -cp 'jars/*' Options.java 2> /dev/null
  for jar in jars/parquet-*.jar; do
    classes=$(jar --list --file "$jar" | grep -c '^org/apache/parquet/io/[A-Za-z]*\.class$' || true)
    [ "$classes" = 0 ] || echo "org.apache.parquet.io: ${jar#jars/}"
  done
  java -p jars --add-modules parquet.hadoop --version 2>&1 | grep -o 'ResolutionException' || true
} | tee seen

diff - seen <<'EXPECTED'
  class file for org.apache.hadoop.conf.Configuration not found
NoClassDefFoundError org/apache/hadoop/io/compress/zlib/ZlibCompressor$CompressionLevel
org.apache.parquet.io: parquet-column-1.18.1.jar
org.apache.parquet.io: parquet-common-1.18.1.jar
ResolutionException
EXPECTED
echo "As described."
