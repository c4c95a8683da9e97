package io.github.foldwise.cli.progress;

import io.github.foldwise.cli.text.TrialText;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.run.engine.ProgressListener;
import java.io.PrintStream;
import java.util.List;

/** Shows the progress of a run until it is closed. This one shows only what a user must know. */
public class Display implements ProgressListener, AutoCloseable {
  private final PrintStream err;
  private final Runnable opening;

  /** Prints warnings on this stream, and nothing else; {@code opening} runs before training. */
  public Display(PrintStream err, Runnable opening) {
    this.err = err;
    this.opening = opening;
  }

  @Override
  public final void opened() {
    opening.run();
  }

  @Override
  public final void journalDamaged(List<Integer> lines) {
    print(TrialText.damaged(lines));
  }

  @Override
  public final void warned(Warning warning) {
    print(TrialText.warning(warning));
  }

  @Override
  public void close() {
    err.flush();
  }

  /** Prints a line. */
  void print(String line) {
    err.println(line);
  }
}
