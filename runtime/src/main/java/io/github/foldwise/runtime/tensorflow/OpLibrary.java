package io.github.foldwise.runtime.tensorflow;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * The native library of this module's own ops. The build makes it if it finds a C compiler, one for
 * each kind of processor; without it, TensorFlow's ops do the same in more passes over memory.
 */
public final class OpLibrary {
  /** System property: the best library that may be taken. */
  private static final String PROPERTY = "foldwise.ops";

  private static boolean loaded;

  /** The libraries; the best comes last. */
  private enum Build {
    NONE,
    AVX2,
    AVX512;

    boolean isFor(List<String> features) {
      return switch (this) {
        case NONE -> true;
        case AVX2 -> features.containsAll(List.of("avx2", "fma"));
        case AVX512 ->
            AVX2.isFor(features)
                && features.containsAll(List.of("avx512f", "avx512bw", "avx512dq", "avx512vl"));
      };
    }

    private String lowerCase() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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
        load(file(place(CpuFeatures.ofThisMachine()).orElseThrow()));
        loaded = true;
      } catch (IOException | TensorFlowException e) {
        throw new RefusedException(
            Problem.of(
                "Foldwise's native ops",
                "a library that this machine can load",
                String.valueOf(e.getMessage()),
                "Leave them out: -D" + PROPERTY + "=none."));
      }
    }
  }

  /** TensorFlow-Java's own method fails if another copy has registered the same ops. */
  static void load(Path library) {
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      scope.attach(status);
      tensorflow.TF_LoadLibrary(library.toString(), status);
      status.throwExceptionIfNotOK();
    }
  }

  private static Optional<URL> place(List<String> features) {
    return Optional.ofNullable(
        OpLibrary.class.getResource(
            Loader.getPlatform() + "/" + name(features, System.getProperty(PROPERTY))));
  }

  /**
   * The file for a CPU with these features; there is none for those that have too few.
   *
   * @param best value of the property; null if it is not set
   * @throws RefusedException if that is none
   */
  static String name(List<String> features, @Nullable String best) {
    Build found = Build.NONE;
    for (Build build : Build.values()) {
      found = build.isFor(features) ? build : found;
      if (build.lowerCase().equals(best)) {
        return fileOf(found);
      }
    }
    if (best != null) {
      throw new RefusedException(
          Problem.of(
              "-D" + PROPERTY,
              Stream.of(Build.values()).map(Build::lowerCase).collect(Collectors.joining(", ")),
              best,
              "Name one of these, or leave it out: the processor decides."));
    }
    return fileOf(found);
  }

  private static String fileOf(Build build) {
    return "libfoldwise-" + build.lowerCase() + ".so";
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
