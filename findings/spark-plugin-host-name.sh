#!/usr/bin/env bash
# Apache Spark 4.2.0 (spark-core_2.13 from Maven, JDK 17, Linux).
#
# Guess:     PluginContext.hostname() lets a plugin say on which host it runs, in an executor as in the driver, like its
#            neighbour executorID().
# Behaviour: in local mode it gives a name. In an executor of a cluster it throws a NullPointerException.
# Seen:      what a plugin's init gets in both modes, below; it asks the driver, which prints the message.
# Remedy:    ask Java for the host's name, or do without.
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
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-core_2.13</artifactId>
      <version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars

cat > HostPlugin.java <<'JAVA'
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

public class HostPlugin implements SparkPlugin {
  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Object receive(Object message) {
        System.out.println(message);
        return null;
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> none) {
        String found;
        try {
          found = context.hostname().isEmpty() ? "no name" : "a name";
        } catch (NullPointerException e) {
          found = e.getClass().getSimpleName();
        }
        try {
          context.ask("executor " + context.executorID() + ": " + found);
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  public static void main(String[] master) {
    SparkConf conf = new SparkConf().setMaster(master[0]).setAppName("finding");
    conf.set("spark.plugins", HostPlugin.class.getName());
    conf.set("spark.ui.enabled", "false").set("spark.log.level", "ERROR");
    conf.set("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    conf.set("spark.executor.extraClassPath", System.getProperty("java.class.path"));
    try (var session = new JavaSparkContext(new SparkContext(conf))) {
      session.parallelize(List.of(1), 1).count();
    }
  }
}
JAVA
mkdir -p classes home/jars
javac -d classes -cp 'jars/*' HostPlugin.java
export SPARK_HOME=$work/home SPARK_LOCAL_IP=127.0.0.1
for master in 'local[1]' 'local-cluster[1,1,1024]'; do
  java -cp "classes:$(printf '%s:' "$work"/jars/*.jar)$work/classes" HostPlugin "$master" 2> log || { cat log; exit 1; }
done | tee seen

diff - seen <<'EXPECTED'
executor driver: a name
executor 0: NullPointerException
EXPECTED
echo "As described."
