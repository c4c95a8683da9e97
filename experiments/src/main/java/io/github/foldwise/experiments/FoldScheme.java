package io.github.foldwise.experiments;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.check.Suggestions;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.KFold;
import io.github.foldwise.split.RepeatedKFold;
import io.github.foldwise.split.RepeatedStratifiedKFold;
import io.github.foldwise.split.StratifiedKFold;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A rule of folds, by the name that {@code --scheme} takes. */
enum FoldScheme {
  KFOLD(false, false),
  STRATIFIED(true, false),
  REPEATED(false, true),
  REPEATED_STRATIFIED(true, true);

  private final boolean stratified;
  private final boolean repeated;

  FoldScheme(boolean stratified, boolean repeated) {
    this.stratified = stratified;
    this.repeated = repeated;
  }

  static FoldScheme named(String name) {
    return Arrays.stream(values())
        .filter(scheme -> scheme.text().equals(name))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Suggestions.unknown("--scheme", name, names())));
  }

  /** Whether rows are divided class by class. */
  boolean needsLabels() {
    return stratified;
  }

  /** Whether rows are divided several times, each time shuffled anew. */
  boolean isRepeated() {
    return repeated;
  }

  /** {@code repeated-stratified}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Folds folds(int k, int repeats, OptionalLong seed) {
    return switch (this) {
      case KFOLD -> new KFold(k, seed);
      case STRATIFIED -> new StratifiedKFold(k, seed);
      case REPEATED -> new RepeatedKFold(k, repeats, seed);
      case REPEATED_STRATIFIED -> new RepeatedStratifiedKFold(k, repeats, seed);
    };
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(FoldScheme::text).toList();
  }
}
