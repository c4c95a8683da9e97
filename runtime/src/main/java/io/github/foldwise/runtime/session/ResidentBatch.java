package io.github.foldwise.runtime.session;

import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.split.Rows;
import org.tensorflow.Session;
import org.tensorflow.types.TInt32;

/** Some rows of images on the device, by their positions (N) among all images there. */
public record ResidentBatch(int rows, TInt32 positions) implements Batch {

  /** The rows at {@code from} to {@code to − 1}; {@code first} is where their set begins. */
  static ResidentBatch of(int first, Rows rows, int from, int to) {
    int[] positions = new int[to - from];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = first + rows.get(from + i);
    }
    return new ResidentBatch(positions.length, TInt32.vectorOf(positions));
  }

  @Override
  public void feed(Session.Runner runner, Inputs inputs) {
    runner.feed(inputs.resident().orElseThrow().rows(), positions);
  }

  @Override
  public void close() {
    positions.close();
  }
}
