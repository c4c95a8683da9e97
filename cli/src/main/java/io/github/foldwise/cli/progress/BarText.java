package io.github.foldwise.cli.progress;

import io.github.foldwise.run.engine.Progress;
import java.util.Locale;

/** A progress bar as text: {@code [#####-----] 52 % 5/20 trials about 3 min 20 s left}. */
final class BarText {
  private static final int NARROWEST = 10; // a bar below it says nothing

  private BarText() {}

  /** Leaves the last column free, as some terminals begin a new line after it. */
  static String of(Progress progress, String time, int columns) {
    double part = part(progress);
    String counts =
        String.format(
            Locale.ROOT,
            "%3d %%  %s/%s trials",
            (int) (100 * part),
            progress.ended(),
            progress.trials());
    String all = time.isEmpty() ? counts : counts + "  " + time;
    return of(part, all.length() + 3 + NARROWEST <= columns - 1 ? all : counts, columns);
  }

  /** A bar of what part is done, before figures. */
  static String of(double part, String figures, int columns) {
    int room = columns - 1;
    int bar = room - figures.length() - 3;
    if (bar < NARROWEST) {
      return figures.substring(0, Math.max(0, Math.min(figures.length(), room)));
    }
    int full = (int) (bar * part);
    return "[" + "#".repeat(full) + "-".repeat(bar - full) + "] " + figures;
  }

  private static double part(Progress progress) {
    double all = progress.done() + progress.left();
    return all == 0 ? 1 : progress.done() / all;
  }
}
