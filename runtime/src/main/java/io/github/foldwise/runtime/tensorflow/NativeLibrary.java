package io.github.foldwise.runtime.tensorflow;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.ClassProperties;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * TensorFlow's native library, which each process loads once.
 *
 * <p>JavaCPP would unpack it, too. But it compares file times in the default time zone, so a
 * process in another zone unpacks it anew, over the files that others are loading.
 */
public final class NativeLibrary {
  private static final Class<?> API = tensorflow.class;
  private static final String PLACE = "TensorFlow's native library";
  private static final List<String> PLATFORMS = // that TensorFlow-Java 1.1.0 has one for
      List.of("linux-x86_64", "linux-arm64", "macosx-arm64", "windows-x86_64");
  private static final long MEGABYTE = 1_000_000;

  private static final String ASCII = "Conv2D_1:0/";

  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Loads it, unless that was done.
   *
   * @throws RefusedException if it is missing, cannot be unpacked or does not run on this machine,
   *     or if the default charset is one that JavaCPP cannot use
   */
  public static synchronized void load() {
    if (!loaded) {
      requireAscii(Charset.defaultCharset());
      boolean interrupted = Thread.interrupted(); // it would break the lock of the cache
      try {
        loadAll();
        loaded = true;
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** JavaCPP hands texts to TensorFlow in the default charset. */
  static void requireAscii(Charset charset) {
    byte[] bytes = ASCII.getBytes(charset);
    if (!Arrays.equals(bytes, ASCII.getBytes(StandardCharsets.US_ASCII))) {
      throw new RefusedException(
          Problem.of(
              "default charset",
              "UTF-8 or another one that contains ASCII, as TensorFlow's names need it",
              charset.name(),
              "Start Java with -Dfile.encoding=UTF-8, or without -Dfile.encoding."));
    }
  }

  private static void loadAll() {
    ClassProperties properties = properties(Loader.getPlatform());
    Map<String, PackedLibrary> packed = packed(properties);
    try {
      if (!packed.isEmpty()) {
        Path folder = unpacked(List.copyOf(packed.values()));
        for (Map.Entry<String, PackedLibrary> each : packed.entrySet()) {
          URL file = folder.resolve(each.getValue().name()).toUri().toURL();
          Loader.loadLibrary(API, new URL[] {file}, each.getKey());
        }
      }
      String main = main(properties); // may also lie among the system's libraries
      Loader.loadLibrary(API, Loader.findLibrary(API, properties, main), main);
      Loader.load(API); // finds what is loaded
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e); // not of a file
    } catch (LinkageError e) {
      throw new RefusedException(
          packed.containsKey(main(properties))
              ? unfit(e)
              : missing(Loader.getPlatform(), platformsThere()));
    }
  }

  private static ClassProperties properties(String platform) {
    return Loader.loadProperties(API, Loader.loadProperties(platform, null), true);
  }

  /** The library that needs all others. */
  private static String main(ClassProperties properties) {
    return properties.getProperty("platform.library");
  }

  /** What is in jars, by JavaCPP's names, in the order of loading. */
  private static Map<String, PackedLibrary> packed(ClassProperties properties) {
    List<String> names = new ArrayList<>(properties.get("platform.link"));
    names.add(main(properties));
    if (isForGpus(properties)) {
      names.addAll(0, properties.get("platform.preload")); // CUDA, many names in many folders
    }
    Map<String, PackedLibrary> packed = new LinkedHashMap<>();
    for (String name : names) {
      URL[] places = Loader.findLibrary(API, properties, name);
      if (places.length > 0) {
        PackedLibrary.at(places[0]).ifPresent(file -> packed.put(name, file));
      }
    }
    return packed;
  }

  private static boolean isForGpus(ClassProperties properties) {
    return Stream.of(Loader.findLibrary(API, properties, main(properties)))
        .anyMatch(NativeLibrary::isForGpus);
  }

  /** Whether the library at this place is of the build that computes on GPUs. */
  static boolean isForGpus(URL place) {
    return place.getPath().contains("-gpu/");
  }

  /** The folder that they are unpacked to. */
  private static Path unpacked(List<PackedLibrary> files) {
    String folder = "a folder";
    try {
      Path cache = Loader.getCacheDir().toPath().toAbsolutePath();
      folder = cache.toString();
      return new LibraryFolder(cache, files).unpacked();
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              PLACE,
              String.format(
                  Locale.ROOT,
                  "%d MB of room in %s, and the right to write there",
                  LibraryFolder.size(files) / MEGABYTE + 1,
                  folder),
              String.valueOf(e.getMessage()),
              "Make room, or name another folder: -Dorg.bytedeco.javacpp.cachedir=FOLDER."));
    }
  }

  private static Problem unfit(LinkageError e) {
    return Problem.of(
        PLACE,
        "one that this machine can load",
        String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage()),
        "Use a system that TensorFlow supports, such as Linux with glibc, and a folder that may"
            + " hold programs: -Dorg.bytedeco.javacpp.cachedir=FOLDER.");
  }

  /**
   * It is not on the class path.
   *
   * @param platform of this machine, in JavaCPP's words
   * @param others platforms whose libraries are there
   */
  static Problem missing(String platform, List<String> others) {
    return PLATFORMS.contains(platform)
        ? Problem.of(
            PLACE,
            "org.tensorflow:tensorflow-core-native with the classifier %s on the class path"
                .formatted(platform),
            others.isEmpty() ? "none" : "only that of " + String.join(", ", others),
            "Add that artifact, in the version of tensorflow-core-api.")
        : Problem.of(
            PLACE,
            "a platform that TensorFlow-Java has it for: " + String.join(", ", PLATFORMS),
            platform,
            "Train on one of them. Reports are rendered on every platform.");
  }

  private static List<String> platformsThere() {
    return PLATFORMS.stream()
        .filter(
            platform -> {
              ClassProperties properties = properties(platform);
              return Loader.findLibrary(API, properties, main(properties)).length > 0;
            })
        .toList();
  }
}
