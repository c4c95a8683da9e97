package io.github.foldwise.run.plan;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.trial.TrialCosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of several shares of a plan, for a process of its own. Each process finds its share by
 * itself: it depends on the plan alone.
 *
 * @param number from 1
 * @param of the number of shares
 */
public record Shard(int number, int of) {
  /** Refuses a number that is not from 1 to the number of shares. */
  public Shard {
    if (number < 1 || number > of) {
      throw new RefusedException(
          Problem.of(
              "shard",
              "I of N, where I is from 1 to N",
              "%s of %s".formatted(number, of),
              "Number the shards from 1: the first of 16 is 1 of 16, the last 16 of 16."));
    }
  }

  /**
   * The share of these courses, in their order. The courses go, those with the most operations
   * first, to the share that has the fewest: all shares take about as long.
   */
  public List<Course> of(List<Course> courses, TrialCosts costs) {
    double[] work = courses.stream().mapToDouble(course -> course.operations(costs)).toArray();
    double[] given = new double[Math.min(of, work.length)]; // further shares get nothing
    List<Integer> own = new ArrayList<>();
    IntStream.range(0, work.length)
        .boxed()
        .sorted(Comparator.comparingDouble(course -> -work[course])) // stable: plan order
        .forEach(
            course -> {
              int least = least(given);
              given[least] += work[course];
              if (least == number - 1) {
                own.add(course);
              }
            });
    return own.stream().sorted().map(courses::get).toList();
  }

  /** The first share with the fewest operations. */
  private static int least(double[] given) {
    int least = 0;
    for (int share = 1; share < given.length; share++) {
      least = given[share] < given[least] ? share : least;
    }
    return least;
  }

  /** {@code 3/16}. */
  @Override
  public String toString() {
    return number + "/" + of;
  }
}
