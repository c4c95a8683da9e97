package io.github.foldwise.spark;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets only executors train that compute the same bits as the first one. */
final class Handshake {
  private final Optional<String> oneDnn;
  private Facts first; // null until the first one came

  /** Also requires a value of {@link Facts#ONE_DNN}, if one is known. */
  Handshake(Optional<String> oneDnn) {
    this.oneDnn = oneDnn;
  }

  /** What is wrong with an executor; none if it may train. */
  synchronized List<Problem> problems(Facts facts) {
    List<Problem> problems = new ArrayList<>();
    oneDnn
        .filter(value -> !value.equals(facts.oneDnn()))
        .ifPresent(value -> problems.add(oneDnn(facts, value, "the driver")));
    if (problems.isEmpty() && first == null) {
      first = facts;
    }
    if (first == null) {
      return problems;
    }
    if (!facts.tensorFlow().equals(first.tensorFlow())) {
      problems.add(
          Problem.of(
              "TensorFlow of " + facts.place(),
              "%s, as %s has".formatted(first.tensorFlow(), first.place()),
              facts.tensorFlow(),
              "Give all executors the same jars."));
    }
    if (!facts.processor().equals(first.processor())) {
      problems.add(
          Problem.of(
              "processor of " + facts.place(),
              "the features that %s has: %s"
                  .formatted(first.place(), String.join(" ", first.processor())),
              String.join(" ", facts.processor()),
              "Results depend on the kind of processor: run on nodes of one kind, chosen for"
                  + " example by a queue or a node label."));
    }
    if (oneDnn.isEmpty() && !facts.oneDnn().equals(first.oneDnn())) {
      problems.add(oneDnn(facts, first.oneDnn(), first.place()));
    }
    return problems;
  }

  private static Problem oneDnn(Facts facts, String expected, String by) {
    return Problem.of(
        "%s of %s".formatted(Facts.ONE_DNN, facts.place()),
        "%s, as %s has".formatted(expected, by),
        facts.oneDnn(),
        "Results depend on it: set spark.executorEnv.%s.".formatted(Facts.ONE_DNN));
  }
}
