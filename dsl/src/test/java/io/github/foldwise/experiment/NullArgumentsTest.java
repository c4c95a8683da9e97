package io.github.foldwise.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.metrics.Metrics;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.Groups;
import io.github.foldwise.split.Rows;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.sweep.Variant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is a {@link NullPointerException} that names the argument. */
class NullArgumentsTest {
  private static final Experiment EXPERIMENT = Experiment.named("garments");
  private static final Param<Double> RATE = Param.of("rate", 0.1);
  private static final Fold FOLD = new Fold(1, Rows.of(0, 1), Rows.of(2));
  private static final ImageData IMAGE =
      ImageData.of(new byte[1], new int[1], Shape.image(1, 1, 1));

  static Stream<Folds> rules() {
    return Stream.of(
        Folds.kFold(2),
        Folds.stratifiedKFold(2),
        Folds.repeatedKFold(2, 2).shuffled(1),
        Folds.repeatedStratifiedKFold(2, 2).shuffled(1),
        Folds.groupKFold(2, Groups.of(0, 1)),
        Folds.leaveOneOut(),
        Folds.shuffleSplit(2).shuffled(1),
        Folds.stratifiedShuffleSplit(2).shuffled(1),
        Folds.trainTestSplit(),
        Folds.trainTestSplit().shuffled(1));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void labels_of_folds(Folds rule) {
    requireNamed("labels", () -> rule.split(null));
    requireNamed("labels", () -> rule.problems(null));
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        call("indices", () -> Rows.of((int[]) null)),
        call("ofRows", () -> Groups.of((int[]) null)),
        call("training", () -> new Fold(1, null, Rows.of())),
        call("validation", () -> new Fold(1, Rows.of(), null)),
        call("rule", () -> FOLD.inner(null, new int[3])),
        call("labels", () -> FOLD.inner(Folds.kFold(2), null)),
        call("labels", () -> FOLD.trainingLabels(null)),
        call("rowWeights", () -> IMAGE.withWeights((float[]) null)),
        call(
            "probabilities of row 1",
            () -> Metrics.of(new int[2], new float[][] {new float[2], null})),
        call("preset", () -> EXPERIMENT.preset(null)),
        call("score", () -> EXPERIMENT.score(null)),
        call("parameter", () -> EXPERIMENT.set(null, "1")),
        call("value", () -> EXPERIMENT.set("rate", null)),
        call("values", () -> EXPERIMENT.ablate(RATE, (Double[]) null)),
        call("first", () -> EXPERIMENT.ablate(RATE, (Number) null, 1)),
        call("title", () -> EXPERIMENT.title(null)),
        call("author", () -> EXPERIMENT.author(null)),
        call("others", () -> EXPERIMENT.ablate(RATE, 1, (Number[]) null)),
        call("variants", () -> EXPERIMENT.ablate("rates", (Variant[]) null)),
        call("settings", () -> Variant.of((Setting<?>[]) null)),
        call("settings", () -> Variant.named("none", (Setting<?>[]) null)),
        call("settings", () -> new Variant("none", null, false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void null_is_named(String name, ThrowingCallable call) {
    requireNamed(name, call);
  }

  private static void requireNamed(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }

  private static Arguments call(String name, ThrowingCallable call) {
    return arguments(name, call);
  }
}
