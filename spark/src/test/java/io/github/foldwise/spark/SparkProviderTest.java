package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.trial.ClusterProvider;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SparkProviderTest {

  /** The class path of the tests without any jar of Spark. */
  private static URL[] sparkless() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!Path.of(entry).getFileName().toString().startsWith("spark-")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  /** Only the port comes from the tests' own class loader. */
  private static final class Sparkless extends URLClassLoader {
    Sparkless() throws IOException {
      super(sparkless(), SparkProviderTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.github.foldwise.spark.")) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
      if (name.startsWith("org.apache.spark.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void a_class_path_without_spark_is_refused() throws IOException {
    try (Sparkless loader = new Sparkless()) {
      ClusterProvider provider =
          ServiceLoader.load(ClusterProvider.class, loader).findFirst().orElseThrow();

      assertThatThrownBy(() -> provider.connect("local[2]", 1, Optional.empty()))
          .hasMessage(
              """
              class path: expected the jars of Spark 4.2, found NoClassDefFoundError: org/apache/spark/SparkConf.
                Set SPARK_HOME for the script foldwise, start by spark-submit, or add org.apache.spark:spark-core_2.13:4.2.0 to the dependencies.\
              """);
    }
  }
}
