package io.github.foldwise.sweep;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The baseline with some parameters at other values.
 *
 * @param name {@code baseline}, {@code dropout=0.2}, {@code a=1 b=2}, or a name that was given
 * @param settings what differs from the baseline
 * @param nextSeed whether each repeat of it takes the seeds of the repeat after
 */
public record Variant(String name, List<Setting<?>> settings, boolean nextSeed) {
  /** Nothing differs. */
  public static final Variant BASELINE = new Variant("baseline", List.of(), false);

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
    return new Variant(name, List.of(settings), false);
  }

  /** What a model is without a part of it: {@code without("batch norm", BATCH_NORM.to(false))}. */
  public static Variant without(String part, Setting<?>... settings) {
    return named("without " + part, settings);
  }

  /**
   * The same under the seeds of the next repeat, with the name {@code NAME, next seed}: the second
   * member of an A/A pair, in which nothing differs but chance.
   */
  public Variant withNextSeed() {
    return new Variant(name + ", next seed", settings, true);
  }
}
