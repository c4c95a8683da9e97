package io.github.foldwise.cli.command;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A rule of folds, by the name that {@code --scheme} takes. */
enum FoldScheme {
  KFOLD(Need.K),
  STRATIFIED(Need.K, Need.LABELS),
  REPEATED(Need.K, Need.REPEATS, Need.SEED),
  REPEATED_STRATIFIED(Need.K, Need.REPEATS, Need.SEED, Need.LABELS),
  GROUP(Need.K, Need.GROUPS),
  SHUFFLE(Need.K, Need.SEED, Need.VALIDATION),
  STRATIFIED_SHUFFLE(Need.K, Need.SEED, Need.VALIDATION, Need.LABELS),
  LEAVE_ONE_OUT;

  /** What a scheme reads beside the number of rows. Without {@code SEED} it may do without one. */
  enum Need {
    K,
    REPEATS,
    SEED,
    LABELS,
    GROUPS,
    VALIDATION
  }

  @SuppressWarnings("ImmutableEnumChecker") // what Set.of gives never changes
  private final Set<Need> needs;

  FoldScheme(Need... needs) {
    this.needs = Set.of(needs);
  }

  static FoldScheme named(String name) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.text().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Suggestions.unknown("--scheme", name, names())));
  }

  boolean needs(Need need) {
    return needs.contains(need);
  }

  /** Whether a seed changes its rows. */
  boolean shuffles() {
    return this != LEAVE_ONE_OUT;
  }

  /** {@code repeated-stratified}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> names() {
    return Arrays.stream(values()).map(FoldScheme::text).toList();
  }
}
