package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The baseline with some parameters at other values.
 *
 * @param name {@code baseline}, {@code dropout=0.2}, {@code a=1 b=2}, or a name that was given
 * @param settings what differs from the baseline
 */
public record Variant(String name, List<Setting<?>> settings) {
  /** Nothing differs. */
  public static final Variant BASELINE = new Variant("baseline", List.of());

  public Variant {
    requireNonNull(name, "the name of a variant");
    settings = List.copyOf(settings);
  }

  /** A variant named by its settings: {@code kernel_1=3 kernel_2=5}. */
  public static Variant of(Setting<?>... settings) {
    return named(
        Arrays.stream(settings).map(Setting::toString).collect(Collectors.joining(" ")), settings);
  }

  /**
   * A variant with a name of its own: {@code named("without batch norm", BATCH_NORM.to(false))}.
   */
  public static Variant named(String name, Setting<?>... settings) {
    return new Variant(name, List.of(settings));
  }
}
