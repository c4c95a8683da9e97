package io.github.foldwise.runtime.session;

import io.github.foldwise.runtime.graph.Inputs;
import org.tensorflow.Session;

/** Some rows of images, for one run. */
public interface Batch extends AutoCloseable {
  int rows();

  /** Feeds the rows, or their positions on the device. */
  void feed(Session.Runner runner, Inputs inputs);

  @Override
  void close();
}
