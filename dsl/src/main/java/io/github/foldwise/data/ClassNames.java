package io.github.foldwise.data;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what classes are called. */
public final class ClassNames {
  private ClassNames() {}

  /** Refuses two classes of one name: a prediction of it would say nothing. */
  public static void requireDistinct(List<String> names) {
    Map<String, Integer> known = new HashMap<>();
    for (int label = 0; label < names.size(); label++) {
      Integer earlier = known.putIfAbsent(names.get(label), label);
      if (earlier != null) {
        throw new RefusedException(
            Problem.of(
                "class names",
                "another name for each class",
                "'%s' for classes %s and %s".formatted(names.get(label), earlier, label),
                "Rename one of them."));
      }
    }
  }

  /** Refuses fewer or more names than a model has classes. */
  public static void requireOnePerClass(List<String> names, int classes) {
    requireDistinct(names);
    if (names.size() != classes) {
      throw new RefusedException(
          Problem.of(
              "class names",
              "one for each of the model's %s classes".formatted(classes),
              String.valueOf(names.size()),
              "Name all classes, in the order of their numbers."));
    }
  }
}
