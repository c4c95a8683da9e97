package io.github.foldwise.runtime.tensorflow;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The builds of this module's own ops, the best one last; each is a native library. The project's
 * build makes them if it finds a C compiler. This class loads nothing native.
 */
public enum OpBuild {
  /** TensorFlow's ops do the same, in more passes over memory. */
  NONE,
  /** For AVX2. */
  AVX2,
  /** For AVX-512. */
  AVX512;

  private static final String PROPERTY = "foldwise.ops"; // the best that may be taken
  private static final String FOLDER = "linux-x86_64/";

  /** Whether a CPU with these features, in Linux's words, has a library that was built. */
  public static boolean isThereFor(List<String> features) {
    return library(features).isPresent();
  }

  static Optional<URL> library(List<String> features) {
    String name = of(features, System.getProperty(PROPERTY)).fileName();
    return Optional.ofNullable(OpBuild.class.getResource(FOLDER + name));
  }

  /**
   * The build for a CPU with these features.
   *
   * @param best value of the property; null if it is not set
   * @throws RefusedException if there is no such build
   */
  static OpBuild of(List<String> features, @Nullable String best) {
    OpBuild found = NONE;
    for (OpBuild build : values()) {
      found = build.runsOn(features) ? build : found;
      if (build.word().equals(best)) {
        return found;
      }
    }
    if (best != null) {
      throw new RefusedException(
          Problem.of(
              "-D" + PROPERTY,
              Stream.of(values()).map(OpBuild::word).collect(Collectors.joining(", ")),
              best,
              "Name one of these, or leave it out: the processor decides."));
    }
    return found;
  }

  /** The option of Java that leaves them out. */
  static String leftOut() {
    return "-D" + PROPERTY + "=" + NONE.word();
  }

  /** There is no file for {@link #NONE}. */
  String fileName() {
    return "libfoldwise-" + word() + ".so";
  }

  private boolean runsOn(List<String> features) {
    return switch (this) {
      case NONE -> true;
      case AVX2 -> features.containsAll(List.of("avx2", "fma"));
      case AVX512 ->
          AVX2.runsOn(features)
              && features.containsAll(List.of("avx512f", "avx512bw", "avx512dq", "avx512vl"));
    };
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
