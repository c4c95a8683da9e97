package io.github.foldwise.run.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.trial.TrialCosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardTest {
  private static final Param<Integer> EPOCHS = Param.of("epochs", 5);

  // The first of three folds trains on 6 of 10 rows, the others on 7. Without costs a row is one
  // operation: 5, 4, 3, 3 and 3 epochs are 30, 24, 18, 18 and 18 operations on fold 1. The largest
  // first, to the share with the fewest: 30 | 24, 30 | 42, 48 | 42, 48 | 60.
  @Test
  void courses_go_to_the_share_with_the_fewest_operations_the_largest_first() {
    List<Course> courses = courses(5, 4, 3, 3, 3);

    assertThat(courses)
        .extracting(course -> course.operations(TrialCosts.UNKNOWN))
        .containsExactly(30.0, 24.0, 18.0, 18.0, 18.0);
    assertThat(share(1, 2, courses)).containsExactly(courses.get(0), courses.get(3));
    assertThat(share(2, 2, courses))
        .containsExactly(courses.get(1), courses.get(2), courses.get(4));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "7", "40"})
  void each_course_is_in_one_share(int shards) {
    List<Course> courses = Course.of(plan(7, 1, 2, 9, 2, 2, 4).trials());

    List<Course> all = new ArrayList<>();
    IntStream.rangeClosed(1, shards).forEach(number -> all.addAll(share(number, shards, courses)));

    assertThat(all).containsExactlyInAnyOrderElementsOf(courses);
  }

  @Test
  void shares_beyond_the_number_of_courses_are_empty_however_many_there_are() {
    List<Course> courses = courses(5, 4);

    assertThat(share(2, Integer.MAX_VALUE, courses)).containsExactly(courses.get(1));
    assertThat(share(3, Integer.MAX_VALUE, courses)).isEmpty();
    assertThat(share(Integer.MAX_VALUE, Integer.MAX_VALUE, courses)).isEmpty();
    assertThat(share(1, 1, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 16", "17, 16", "-1, 4", "1, 0"})
  void other_numbers_are_refused(int number, int of) {
    assertThatThrownBy(() -> new Shard(number, of))
        .hasMessage(
            "shard: expected I of N, where I is from 1 to N, found %s of %s.\n"
                    .formatted(number, of)
                + "  Number the shards from 1: the first of 16 is 1 of 16, the last 16 of 16.");
  }

  private static List<Course> share(int number, int of, List<Course> courses) {
    return new Shard(number, of).of(courses, TrialCosts.UNKNOWN);
  }

  /** One course for each of these epochs, on fold 1. */
  private static List<Course> courses(Integer... epochs) {
    return Course.of(
        plan(epochs).trials().stream().filter(trial -> trial.fold().index() == 1).toList());
  }

  /** The baseline has the first of these numbers of epochs; each variant has its own dropout. */
  private static Plan plan(Integer... epochs) {
    Variant[] others =
        IntStream.range(1, epochs.length)
            .mapToObj(i -> Variant.of(Toy.DROPOUT.to(i / 100.0), EPOCHS.to(epochs[i])))
            .toArray(Variant[]::new);
    Experiment experiment =
        Toy.experiment()
            .withoutAblations()
            .training(p -> Toy.training().epochs(p.get(EPOCHS)))
            .with(EPOCHS, epochs[0])
            .ablate("others", others);
    return Plan.of(Toy.request(experiment, Path.of("unused")));
  }
}
