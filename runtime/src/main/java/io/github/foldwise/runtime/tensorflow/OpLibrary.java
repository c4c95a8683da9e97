package io.github.foldwise.runtime.tensorflow;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** The native library of this module's own ops, which each process loads once. */
public final class OpLibrary {
  private static boolean loaded;

  private OpLibrary() {}

  /**
   * Loads the one for this machine, unless that was done. TensorFlow must be loaded, and {@link
   * OpBuild} must have a library for this machine.
   *
   * @throws RefusedException if it cannot be unpacked or does not run on this machine
   */
  public static synchronized void load() {
    if (!loaded) {
      URL place = OpBuild.library(CpuFeatures.ofThisMachine()).orElseThrow();
      try {
        load(file(place));
        loaded = true;
      } catch (IOException | TensorFlowException e) {
        throw new RefusedException(
            Problem.of(
                "Foldwise's native ops",
                "a library that this machine can load",
                String.valueOf(e.getMessage()),
                "Leave them out: " + OpBuild.leftOut() + "."));
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

  private static Path file(URL place) throws IOException {
    Optional<PackedLibrary> packed = PackedLibrary.at(place);
    if (packed.isEmpty()) {
      try {
        return Path.of(place.toURI());
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }
    Path cache = Loader.getCacheDir().toPath().toAbsolutePath();
    return new LibraryFolder(cache, List.of(packed.get())).unpacked().resolve(packed.get().name());
  }
}
