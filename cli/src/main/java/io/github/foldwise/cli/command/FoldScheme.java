package io.github.foldwise.cli.command;

import io.github.foldwise.guard.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A fold scheme, by the name that {@code --scheme} takes. */
enum FoldScheme {
  KFOLD(Need.K),
  STRATIFIED(Need.K, Need.LABELS),
  REPEATED(Need.K, Need.REPEATS, Need.SEED),
  REPEATED_STRATIFIED(Need.K, Need.REPEATS, Need.SEED, Need.LABELS),
  GROUP(Need.K, Need.GROUPS),
  SHUFFLE(Need.K, Need.SEED, Need.VALIDATION),
  STRATIFIED_SHUFFLE(Need.K, Need.SEED, Need.VALIDATION, Need.LABELS),
  LEAVE_ONE_OUT;

  /** What a scheme requires besides the number of rows. Without {@code SEED} a seed is optional. */
  enum Need {
    K,
    REPEATS,
    SEED,
    LABELS,
    GROUPS,
    VALIDATION
  }

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<Need> needs;

  FoldScheme(Need... needs) {
    this.needs = Set.of(needs);
  }

  static FoldScheme named(String name) {
    return Suggestions.named("--scheme", name, List.of(values()), FoldScheme::text);
  }

  boolean needs(Need need) {
    return needs.contains(need);
  }

  /** Whether its folds depend on a seed. */
  boolean shuffles() {
    return this != LEAVE_ONE_OUT;
  }

  /** {@code repeated-stratified}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
