package io.github.foldwise.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Runs ops on numbers, and compares what they give. */
final class OpRun {
  private OpRun() {}

  static List<float[]> run(Function<Ops, List<Operand<TFloat32>>> build) {
    try (Graph graph = GraphScope.newGraph()) {
      List<Operand<TFloat32>> outputs = build.apply(GraphScope.ops(graph));
      try (Session session = new Session(graph)) {
        return fetch(session, outputs);
      }
    }
  }

  static List<float[]> fetch(Session session, List<Operand<TFloat32>> outputs) {
    Session.Runner runner = session.runner();
    outputs.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> all = new ArrayList<>();
      for (int i = 0; i < outputs.size(); i++) {
        TFloat32 tensor = (TFloat32) result.get(i);
        float[] values = new float[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(values));
        all.add(values);
      }
      return all;
    }
  }

  static Operand<TFloat32> constant(Ops tf, Shape shape, float[] values) {
    return tf.constant(shape, DataBuffers.of(values, true, false));
  }

  static float[] normal(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static float[] withZeros(Random random, int size) {
    float[] values = normal(random, size);
    for (int i = 0; i < size; i += 5) {
      values[i] = 0;
    }
    return values;
  }

  static void assertSums(float sum, float squares, float[] values) {
    double abs = 0;
    double square = 0;
    for (float value : values) {
      abs += Math.abs(value);
      square += (double) value * value;
    }
    assertThat((double) sum).isCloseTo(abs, within(1e-5 * abs));
    assertThat((double) squares).isCloseTo(square, within(1e-5 * square));
  }

  static void assertClose(float[] found, double[] expected, double tolerance) {
    assertThat(found).hasSize(expected.length);
    double worst = 0;
    for (int i = 0; i < found.length; i++) {
      double error = Math.abs(found[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      worst = error <= worst ? worst : error; // or NaN
    }
    assertThat(worst).isLessThan(tolerance);
  }

  static void assertSame(List<float[]> found, List<float[]> expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertSame(found.get(i), expected.get(i));
    }
  }

  /** AssertJ's own comparison takes the square of the size if there is a difference. */
  static void assertSame(float[] found, float[] expected) {
    int at = Arrays.mismatch(found, expected);
    assertThat(at)
        .withFailMessage(() -> at + ": " + found[at] + " instead of " + expected[at])
        .isEqualTo(-1);
  }
}
