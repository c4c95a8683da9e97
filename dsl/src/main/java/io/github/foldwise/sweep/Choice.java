package io.github.foldwise.sweep;

import static java.util.stream.Collectors.joining;

import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.Optional;

/** One of several values, all equally likely. */
record Choice<T>(Param<T> param, List<T> values) implements SearchRange<T> {
  Choice {
    values = List.copyOf(values);
  }

  @Override
  public T at(double share) {
    return values.get((int) (share * values.size()));
  }

  @Override
  public Optional<Problem> problem() {
    if (values.isEmpty()) {
      return Optional.of(
          Problem.of(words(), "at least 1 value", "none", "Name the values to choose from."));
    }
    return values.stream().distinct().count() == values.size()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                words(), "each value once", "one of them twice", "Leave the second one out."));
  }

  @Override
  public String words() {
    String named = values.stream().map(value -> ", " + Setting.text(value)).collect(joining());
    return "choice(%s%s)".formatted(param.name(), named);
  }
}
