package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.input;
import static io.github.foldwise.model.Layers.separableConv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.Window;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SentenceTest {
  static Stream<Arguments> sentences() {
    return Stream.of(
        arguments(
            conv(64, 3).relu().l1l2(1e-5, 1e-4).biasL1(1e-5).activityL2(1e-4).bn().pool(2),
            "conv(64, 3).relu().l1l2(1e-5, 1e-4).biasL1(1e-5).activityL2(1e-4).bn().pool(2)"),
        arguments(
            input(28, 28, 1).conv(8, new Window(3, 5)).stride(2, 1).valid().noBias(),
            "input(28, 28, 1).conv(8, new Window(3, 5)).stride(2, 1).valid().noBias()"),
        arguments(
            conv(8, 3).bn(b -> b.momentum(0.9).noScale()).pool(3, p -> p.stride(2).same()),
            "conv(8, 3).bn(n -> n.momentum(0.9).noScale()).pool(3, p -> p.stride(2).same())"),
        arguments(
            conv(8, 3).residual(b -> b.conv(8, 3).bn(), p -> p).globalAvgPool(),
            "conv(8, 3).residual(b -> b.conv(8, 3).bn(), p -> p).globalAvgPool()"),
        arguments(
            separableConv(8, 3).l2(0.5).depthwise(rule -> rule.with(new Penalty(0, 0.25))),
            "separableConv(8, 3)"
                + ".depthwise(rule -> rule.with(new Initializer.VarianceScaling(1.0,"
                + " Initializer.Fan.AVERAGE, Initializer.Distribution.UNIFORM))"
                + ".with(new Penalty(0.0, 0.25)).with(new Constraint.Unconstrained())).l2(0.5)"),
        arguments(
            flatten()
                .dense(9)
                .kernelInitializer(Initializer.ONES)
                .kernelConstraint(Constraint.maxNorm(2))
                .activityL1(0.5, Reduction.SUM)
                .leakyRelu()
                .dropout(0.5)
                .classify(10, head -> head.l2(1e-4)),
            "flatten().dense(9).leakyRelu(0.2).kernelInitializer(new Initializer.Constant(1.0))"
                + ".kernelConstraint(new Constraint.MaxNorm(2.0, List.of(0)))"
                + ".activityL1(0.5, Reduction.SUM).dropout(0.5)"
                + ".classify(10, head -> head.l2(1e-4))"),
        arguments(
            flatten().binary(head -> head.noBias()), "flatten().binary(head -> head.noBias())"));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void a_stage_and_a_model_print_the_words_that_declare_them(Object declared, String sentence) {
    assertThat(declared).hasToString(sentence);
  }

  @Test
  void a_model_may_begin_with_every_word_that_may_follow_feature_maps() {
    List<String> functions = words(Activated.class, method -> method.isDefault());
    assertThat(words(Layers.class, method -> Modifier.isStatic(method.getModifiers())))
        .containsAll(
            words(FeatureMaps.class, method -> method.getDeclaringClass() != Object.class).stream()
                .filter(word -> !functions.contains(word))
                .filter(word -> !word.startsWith("toString"))
                .filter(word -> !word.startsWith("freeze")) // what comes before it
                .toList());
  }

  private static List<String> words(Class<?> of, Predicate<Method> which) {
    return Arrays.stream(of.getMethods())
        .filter(which)
        .map(method -> method.getName() + Arrays.toString(method.getParameterTypes()))
        .distinct()
        .toList();
  }
}
