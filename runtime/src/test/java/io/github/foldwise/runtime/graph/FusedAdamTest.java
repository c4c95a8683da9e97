package io.github.foldwise.runtime.graph;

import static io.github.foldwise.runtime.graph.OpRun.assertSame;
import static io.github.foldwise.runtime.graph.OpRun.fetch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TType;

/**
 * Adam against its formula in floats: the bits are the same. Sizes are such that vectors, parts and
 * threads have remainders.
 */
@Tag("ops")
@EnabledIf("io.github.foldwise.runtime.graph.FusedKernels#areThere")
class FusedAdamTest {
  private static final float RATE = 1e-2f;
  private static final float[] BETAS = {0.9f, 0.999f};

  private final Random random = new Random(7);

  @ParameterizedTest(name = "{0} values, l1 {1}, l2 {2}")
  @CsvSource({"1, 0, 0", "15, 0.01, 0", "16, 0, 0.02", "4097, 0.01, 0.02", "300001, 0.01, 0.02"})
  void adam_rounds_as_its_formula_does(int size, float l1, float l2) {
    float[] weight = withZeros(size);
    float[] gradient = normal(size);
    List<float[]> run = adam(1, weight, List.of(gradient, gradient), new Penalty(l1, l2));

    float[] expected = weight.clone();
    float[] mean = new float[size];
    float[] square = new float[size];
    for (int step = 1; step <= 2; step++) {
      assertThat((double) run.get(1)[step - 1])
          .isCloseTo(penalty(expected, l1, l2), within(1e-5 * penalty(expected, l1, l2)));
      step(step, expected, mean, square, gradient, l1, l2);
    }
    assertSame(run.get(0), expected);
  }

  @Test
  void adam_has_the_same_bits_with_any_number_of_threads() {
    float[] weight = withZeros(1_000_003);
    List<float[]> gradients = List.of(normal(weight.length));
    Penalty penalty = new Penalty(0.01, 0.02);

    List<float[]> one = adam(1, weight, gradients, penalty);

    for (int threads : new int[] {2, 3, 8}) {
      List<float[]> more = adam(threads, weight, gradients, penalty);
      assertSame(more, one);
    }
  }

  @Test
  void adam_shows_that_a_gradient_is_not_finite() {
    List<float[]> run =
        adam(1, new float[] {1, 1}, List.of(new float[] {Float.NaN, 1}), new Penalty(0, 0.1));

    assertThat(run.get(0)[0]).isNaN();
    assertThat(run.get(0)[1]).isFinite();
  }

  @ParameterizedTest(name = "{0} rows, kernel {1}×{2}, l1 {3}, l2 {4}")
  @CsvSource({
    "1, 1, 32, 0, 0",
    "16, 47, 64, 0.01, 0.02",
    "5, 49, 288, 0, 0.02",
    "128, 100, 256, 0.01, 0",
    "129, 48, 544, 0.01, 0.02",
    "300, 97, 32, 0, 0",
    "16, 3136, 256, 0.01, 0.02"
  })
  void the_gradient_may_be_a_product(int rows, int in, int units, float l1, float l2) {
    float[] weight = withZeros(in * units);
    float[] x = whole(rows * in);
    float[] dy = whole(rows * units);
    float[] gradient = new float[in * units];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < in; i++) {
        for (int k = 0; k < units; k++) {
          gradient[i * units + k] += x[row * in + i] * dy[row * units + k];
        }
      }
    }
    Penalty penalty = new Penalty(l1, l2);
    List<float[]> run = adamOfProduct(1, weight, rows, x, dy, penalty);

    List<float[]> expected = adam(1, weight, List.of(gradient), penalty);
    assertSame(run.get(0), expected.get(0));
    double value = penalty(weight, l1, l2);
    assertThat((double) run.get(1)[0]).isCloseTo(value, within(1e-5 * value));
    for (int threads : new int[] {2, 3, 8}) {
      assertSame(adamOfProduct(threads, weight, rows, x, dy, penalty), run);
    }
  }

  @Test
  void factors_that_do_not_fit_are_an_error_of_tensorflow() {
    assertThatThrownBy(
            () -> adamOfProduct(1, normal(64), 1, normal(3), normal(32), 3, Penalty.NONE))
        .hasMessageContaining("the weight (in, units)");
    assertThatThrownBy(() -> adamOfProduct(1, normal(64), 0, normal(0), normal(0), 2, Penalty.NONE))
        .hasMessageContaining("of a row or more");
    assertThatThrownBy(
            () -> adamOfProduct(1, normal(48), 1, normal(2), normal(24), 2, Penalty.NONE))
        .hasMessageContaining("units a multiple of 32");
  }

  @Test
  void what_does_not_fit_is_an_error_of_tensorflow() {
    assertThatThrownBy(() -> adam(1, normal(3), List.of(normal(2)), Penalty.NONE))
        .hasMessageContaining("must be of one size");
  }

  private static void step(
      int step,
      float[] weight,
      float[] mean,
      float[] square,
      float[] gradient,
      float l1,
      float l2) {
    float rate =
        RATE
            * (float) Math.sqrt(1 - (float) Math.pow(BETAS[1], step))
            / (1 - (float) Math.pow(BETAS[0], step));
    for (int i = 0; i < weight.length; i++) {
      float x = weight[i];
      float g = gradient[i];
      if (l1 != 0 || l2 != 0) {
        g = g + l1 * Math.signum(x) + 2 * l2 * x;
      }
      mean[i] = mean[i] + (g - mean[i]) * (1 - BETAS[0]);
      square[i] = square[i] + (g * g - square[i]) * (1 - BETAS[1]);
      weight[i] = x - mean[i] * rate / ((float) Math.sqrt(square[i]) + 1e-7f);
    }
  }

  private static double penalty(float[] weight, double l1, double l2) {
    double sum = 0;
    for (float x : weight) {
      sum += l1 * Math.abs(x) + l2 * x * x;
    }
    return sum;
  }

  /** The weight after all steps, and the penalties before each. */
  private static List<float[]> adam(
      int threads, float[] weight, List<float[]> gradients, Penalty penalty) {
    FusedOps ops = new FusedOps(threads);
    return steps(
        weight,
        gradients.size(),
        (tf, inputs, step) -> {
          List<Operand<? extends TType>> all = new ArrayList<>(inputs);
          all.add(tf.constant(gradients.get(step)));
          return ops.adam(tf, all, penalty);
        });
  }

  private static List<float[]> adamOfProduct(
      int threads, float[] weight, int rows, float[] x, float[] dy, Penalty penalty) {
    return adamOfProduct(threads, weight, rows, x, dy, x.length / rows, penalty);
  }

  private static List<float[]> adamOfProduct(
      int threads, float[] weight, int rows, float[] x, float[] dy, int in, Penalty penalty) {
    int units = rows == 0 ? weight.length / in : dy.length / rows;
    return steps(
        weight,
        1,
        (tf, inputs, step) ->
            new FusedOps(threads)
                .adamOfProduct(
                    tf,
                    inputs,
                    new GradientFactors(
                        OpRun.constant(tf, Shape.of(rows, in), x),
                        OpRun.constant(tf, Shape.of(rows, units), dy)),
                    penalty));
  }

  /** Builds one update from its inputs but the gradient. */
  private interface Update {
    Operand<TFloat32> of(Ops tf, List<Operand<? extends TType>> inputs, int step);
  }

  private static List<float[]> steps(float[] weight, int steps, Update update) {
    try (Graph graph = GraphScope.newGraph()) {
      Ops tf = GraphScope.ops(graph);
      List<Variables.Variable> variables = new ArrayList<>();
      for (String name : List.of("weight", "mean", "square")) {
        variables.add(
            Variables.declare(
                tf,
                new WeightSpec(
                    name,
                    List.of(weight.length),
                    true,
                    WeightRule.of(new Initializer.Constant(0)))));
      }
      try (Session session = new Session(graph)) {
        for (int i = 0; i < variables.size(); i++) {
          Variables.Variable variable = variables.get(i);
          float[] values = i == 0 ? weight : new float[weight.length];
          session
              .runner()
              .addTarget(tf.assignVariableOp(variable.handle(), tf.constant(values)))
              .run()
              .close();
        }
        float[] penalties = new float[steps];
        for (int i = 0; i < steps; i++) {
          Operand<TFloat32> penalty =
              update.of(
                  tf,
                  List.of(
                      variables.get(0).handle(),
                      variables.get(1).handle(),
                      variables.get(2).handle(),
                      tf.constant((float) Math.pow(BETAS[0], i + 1)),
                      tf.constant((float) Math.pow(BETAS[1], i + 1)),
                      tf.constant(RATE),
                      tf.constant(BETAS[0]),
                      tf.constant(BETAS[1]),
                      tf.constant(1e-7f)),
                  i);
          penalties[i] = fetch(session, List.of(penalty)).get(0)[0];
        }
        return List.of(fetch(session, List.of(variables.get(0).read())).get(0), penalties);
      }
    }
  }

  /** Of whole numbers, sums are exact in any order. */
  private float[] whole(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(15) - 7;
    }
    return values;
  }

  private float[] normal(int size) {
    return OpRun.normal(random, size);
  }

  private float[] withZeros(int size) {
    return OpRun.withZeros(random, size);
  }
}
