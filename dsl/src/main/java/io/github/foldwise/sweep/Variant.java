package io.github.foldwise.sweep;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The baseline with some parameters at other values.
 *
 * @param name {@code baseline}, {@code dropout=0.2}, {@code a=1 b=2}, or a custom name
 * @param settings what differs from the baseline
 * @param nextSeed whether each repeat uses the seeds of the next repeat
 */
public record Variant(String name, List<Setting<?>> settings, boolean nextSeed) {
  /** The baseline itself. */
  public static final Variant BASELINE = new Variant("baseline", List.of(), false);

  public Variant {
    requireNonNull(name, "the name of a variant");
    settings = List.copyOf(requireNonNull(settings, "settings"));
  }

  /** A variant named by its settings: {@code kernel_1=3 kernel_2=5}. */
  public static Variant of(Setting<?>... settings) {
    return named(
        Arrays.stream(requireNonNull(settings, "settings"))
            .map(Setting::toString)
            .collect(Collectors.joining(" ")),
        settings);
  }

  /** A variant with a custom name: {@code named("without batch norm", BATCH_NORM.to(false))}. */
  public static Variant named(String name, Setting<?>... settings) {
    return new Variant(name, List.of(requireNonNull(settings, "settings")), false);
  }

  /** A variant without a part: {@code without("batch norm", BATCH_NORM.to(false))}. */
  public static Variant without(String part, Setting<?>... settings) {
    return named("without " + part, settings);
  }

  /** The same variant, {@code NAME, next seed}, with the next repeat's seeds: an A/A pair. */
  public Variant withNextSeed() {
    return new Variant(name + ", next seed", settings, true);
  }

  /** Its name, and its settings unless they are the name. */
  @Override
  public String toString() {
    String changes = settings.stream().map(Setting::toString).collect(Collectors.joining(" "));
    return changes.isEmpty() || name.startsWith(changes) ? name : name + " (" + changes + ")";
  }
}
