package io.github.foldwise.runtime.tensorflow;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.TensorFlow;

/**
 * The native library of this module's own ops. The build makes it if it finds a C compiler, one for
 * each kind of processor; without it, TensorFlow's ops do the same in more passes over memory.
 */
public final class OpLibrary {
  /** System property that leaves the library out if it is {@code false}. */
  public static final String PROPERTY = "foldwise.ops";

  private static boolean loaded;

  private OpLibrary() {}

  /** Whether there is one for a CPU with these features, in Linux's words, on this platform. */
  public static boolean isFor(List<String> features) {
    return place(features).isPresent();
  }

  /**
   * Loads the one for this machine, unless that was done. TensorFlow must be loaded.
   *
   * @throws RefusedException if it cannot be unpacked or does not run on this machine
   */
  public static synchronized void load() {
    if (!loaded) {
      try {
        TensorFlow.loadLibrary(file(place(CpuFeatures.ofThisMachine()).orElseThrow()).toString());
        loaded = true;
      } catch (IOException | UnsatisfiedLinkError e) {
        throw new RefusedException(
            Problem.of(
                "Foldwise's native ops",
                "a library that this machine can load",
                String.valueOf(e.getMessage()),
                "Leave them out: -D" + PROPERTY + "=false."));
      }
    }
  }

  private static Optional<URL> place(List<String> features) {
    return Boolean.parseBoolean(System.getProperty(PROPERTY, "true"))
        ? name(features)
            .map(name -> Loader.getPlatform() + "/" + name)
            .map(OpLibrary.class::getResource)
        : Optional.empty();
  }

  /** The file for a CPU with these features. */
  static Optional<String> name(List<String> features) {
    if (features.containsAll(List.of("avx512f", "avx512bw", "avx512dq", "avx512vl"))) {
      return Optional.of("libfoldwise-avx512.so");
    }
    return features.containsAll(List.of("avx2", "fma"))
        ? Optional.of("libfoldwise-avx2.so")
        : Optional.empty();
  }

  private static Path file(URL place) throws IOException {
    Optional<PackedLibrary> packed = PackedLibrary.at(place);
    if (packed.isEmpty()) {
      return Path.of(place.getPath());
    }
    Path cache = Loader.getCacheDir().toPath().toAbsolutePath();
    return new LibraryFolder(cache, List.of(packed.get())).unpacked().resolve(packed.get().name());
  }
}
