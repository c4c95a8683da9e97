package io.github.foldwise.cli.text;

import io.github.foldwise.metrics.Score;
import io.github.foldwise.run.engine.ShardSummary;
import java.nio.file.Path;

/** The text after the training of a share: what is in the cache, and what to do next. */
public final class ShardText {
  private static final int MOST_LINES = 10; // of trials that went wrong

  private final ShardSummary summary;
  private final Score score;
  private final Path cache;

  /** The text about a share whose outcomes are in a cache. */
  public ShardText(ShardSummary summary, Score score, Path cache) {
    this.summary = summary;
    this.score = score;
    this.cache = cache;
  }

  /** All of it, in lines of at most this width; paths may be longer. */
  public String whole(int width) {
    TextLines text = new TextLines(width);
    text.gap();
    text.block(places());
    wrong(text);
    text.gap();
    if (summary.stopped()) {
      text.add("Stopped: the same command trains the other trials of this shard.");
    } else {
      waiting(text);
      text.add("Once all shards have ended, give the same command without --shard.");
    }
    return text.toString();
  }

  /** What went wrong, where the outcomes are, and which trials nobody has trained. */
  public String brief() {
    TextLines text = new TextLines(Integer.MAX_VALUE);
    text.block(places());
    wrong(text);
    if (!summary.stopped()) {
      waiting(text);
    }
    return text.toString();
  }

  private void waiting(TextLines text) {
    if (summary.waiting() > 0) {
      text.add(
          "Pruning decides about %s of all shards once each shard has ended. Start all shards again to train them, or leave them to the command without --shard."
              .formatted(Quantity.of(summary.waiting(), "other trial")));
    }
  }

  private String places() {
    return "Shard %s: %s, %s of them in the cache %s\n"
        .formatted(
            summary.shard(), Quantity.of(summary.trials(), "trial"), summary.cached(), cache);
  }

  private void wrong(TextLines text) {
    if (summary.wrong().isEmpty()) {
      return;
    }
    text.gap();
    text.line("%s failed or diverged:", Quantity.of(summary.wrong().size(), "trial"));
    summary.wrong().stream()
        .limit(MOST_LINES)
        .forEach(
            trial ->
                text.line("  %s: %s", TrialText.place(trial), TrialText.outcome(trial, score)));
    if (summary.wrong().size() > MOST_LINES) {
      text.line("  and %s more", summary.wrong().size() - MOST_LINES);
    }
  }
}
