package io.github.foldwise.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers texts, so that equal ones have the same number. */
final class KeyNumbers {
  /** The number of a row without a key, and that of a fold which does not exist in scikit-learn. */
  static final int NONE = -1;

  private static final Comparator<String> BY_CODE_POINTS =
      (one, other) -> Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

  private KeyNumbers() {}

  /**
   * The keys themselves if all are different whole numbers; else from 0, in the order of code
   * points.
   */
  static int[] of(List<String> keys) {
    List<String> known =
        keys.stream().filter(key -> !key.isEmpty()).distinct().sorted(BY_CODE_POINTS).toList();
    boolean whole =
        known.stream().allMatch(KeyNumbers::isWhole)
            && known.stream().map(Integer::valueOf).distinct().count() == known.size(); // 7 and 07
    Map<String, Integer> numbers = new HashMap<>();
    numbers.put("", NONE);
    for (String key : known) {
      numbers.put(key, whole ? Integer.parseInt(key) : numbers.size() - 1);
    }
    return keys.stream().mapToInt(numbers::get).toArray();
  }

  private static boolean isWhole(String key) {
    try {
      Integer.parseInt(key);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
