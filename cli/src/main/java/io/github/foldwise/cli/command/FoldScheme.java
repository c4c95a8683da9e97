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
  STRATIFIED_GROUP(Need.K, Need.GROUPS, Need.LABELS),
  SHUFFLE(Need.K, Need.SEED, Need.VALIDATION),
  STRATIFIED_SHUFFLE(Need.K, Need.SEED, Need.VALIDATION, Need.LABELS),
  TIME_SERIES(Need.K, Need.VALIDATION, Need.ORDER),
  PREDEFINED(Need.FOLDS),
  LEAVE_ONE_OUT,
  LEAVE_P_OUT(Need.P);

  /** What a scheme requires besides the number of rows. Without {@code SEED} a seed is optional. */
  enum Need {
    K,
    REPEATS,
    SEED,
    LABELS,
    GROUPS,
    VALIDATION,
    ORDER,
    FOLDS,
    P
  }

  private static final Set<FoldScheme> NOT_RANDOM =
      Set.of(TIME_SERIES, PREDEFINED, LEAVE_ONE_OUT, LEAVE_P_OUT);

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
    return !NOT_RANDOM.contains(this);
  }

  /** {@code repeated-stratified}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
