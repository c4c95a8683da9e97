package io.github.foldwise.reports.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An order in which classes that are often confused with one another are neighbours.
 *
 * <p>Each class begins as a chain of its own. The pairs of classes, the most confused first, join
 * two chains if both classes are at an end of theirs. The chains then follow in the order of their
 * first labels.
 */
public final class ClassOrder {
  private final ConfusionTable matrix;
  private final List<Deque<Integer>> chains = new ArrayList<>(); // by label

  private ClassOrder(ConfusionTable matrix) {
    this.matrix = matrix;
    for (int label = 0; label < matrix.classes(); label++) {
      chains.add(new ArrayDeque<>(List.of(label)));
    }
  }

  /** All labels of a matrix. */
  public static List<Integer> of(ConfusionTable matrix) {
    ClassOrder order = new ClassOrder(matrix);
    order.pairs().forEach(pair -> order.join(pair.one(), pair.other()));
    return order.chains.stream()
        .distinct()
        .map(ClassOrder::fromItsLesserEnd)
        .sorted(Comparator.comparingInt(chain -> chain.get(0)))
        .flatMap(List::stream)
        .toList();
  }

  /** Two classes and how many rows of either were taken for the other. */
  private record Pair(int one, int other, int count) {}

  private List<Pair> pairs() {
    return IntStream.range(0, matrix.classes())
        .boxed()
        .flatMap(
            one ->
                IntStream.range(one + 1, matrix.classes())
                    .mapToObj(
                        other ->
                            new Pair(one, other, matrix.at(one, other) + matrix.at(other, one))))
        .filter(pair -> pair.count() > 0)
        .sorted(Comparator.comparingInt(Pair::count).reversed()) // stable: ties by label
        .toList();
  }

  private void join(int one, int other) {
    Deque<Integer> first = chains.get(one);
    Deque<Integer> second = chains.get(other);
    if (first == second || !isEnd(first, one) || !isEnd(second, other)) {
      return;
    }
    boolean appends = first.getLast() == one;
    List<Integer> more = new ArrayList<>(second);
    if (second.getFirst() != other) {
      Collections.reverse(more);
    }
    for (int label : more) {
      if (appends) {
        first.addLast(label);
      } else {
        first.addFirst(label);
      }
      chains.set(label, first);
    }
  }

  private static boolean isEnd(Deque<Integer> chain, int label) {
    return chain.getFirst() == label || chain.getLast() == label;
  }

  private static List<Integer> fromItsLesserEnd(Deque<Integer> chain) {
    List<Integer> labels = new ArrayList<>(chain);
    if (chain.getLast() < chain.getFirst()) {
      Collections.reverse(labels);
    }
    return List.copyOf(labels);
  }
}
