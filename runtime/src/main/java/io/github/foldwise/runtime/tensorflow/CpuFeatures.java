package io.github.foldwise.runtime.tensorflow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The processor features by which TensorFlow and this module choose their kernels. */
public final class CpuFeatures {
  private static final Pattern RELEVANT =
      Pattern.compile("avx|avx2|fma|avx512\\w*|avx_vnni|amx_\\w+|asimd|sve|bf16");

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private CpuFeatures() {}

  /** Features of this machine in Linux's words, sorted; empty if the system does not say. */
  public static List<String> ofThisMachine() {
    return of(CPUINFO);
  }

  /** The vendor of this machine's processor in Linux's words; empty if the system does not say. */
  public static String vendorOfThisMachine() {
    return vendor(CPUINFO);
  }

  static List<String> of(Path cpuinfo) {
    return value(cpuinfo, "flags", "Features").stream()
        .flatMap(value -> Arrays.stream(value.split("\\s+")))
        .filter(RELEVANT.asMatchPredicate())
        .sorted()
        .toList();
  }

  static String vendor(Path cpuinfo) {
    return value(cpuinfo, "vendor_id").orElse("");
  }

  /** Read by a stream that an interrupt of the thread does not close. */
  private static Optional<String> value(Path cpuinfo, String... names) {
    if (!Files.isReadable(cpuinfo)) {
      return Optional.empty();
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(cpuinfo.toFile()), ISO_8859_1))) {
      return lines
          .lines()
          .filter(line -> Arrays.stream(names).anyMatch(line::startsWith))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // other kernels would compute other bits
    }
  }
}
