package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.run.plan.Shard;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that trains one share of a run. */
final class ShardOption {
  static final String NAME = "--shard";
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

  @Option(
      names = NAME,
      paramLabel = "I/N",
      description =
          "Train only share I of N, from 1/N to N/N, into the --cache that all shares use. The"
              + " same command without --shard then assembles the run directory.")
  private Optional<String> given;

  /** Finds what a share lacks or does not take. */
  void refuseBad(List<Problem> problems, boolean hasCache, boolean isFresh) {
    if (given.isEmpty()) {
      return;
    }
    if (shard().isEmpty()) {
      problems.add(
          Problem.of(
              NAME,
              "I/N, where I is from 1 to N",
              "'" + given.get() + "'",
              "Number the shards from 1: the first of 16 is 1/16, the last 16/16."));
    }
    if (!hasCache) {
      problems.add(
          Problem.of(
              NAME,
              "--cache beside it, a folder that all shards use",
              "none",
              "Add --cache DIR, with the same folder for all shards and for the command that"
                  + " assembles the run directory."));
    }
    if (isFresh) {
      problems.add(
          Problem.of(
              "--fresh",
              "a run directory, which a shard has not",
              NAME + " " + given.get(),
              "Leave it out; to train all again, name another cache."));
    }
  }

  /** The share; empty without the option. */
  Optional<Shard> shard() {
    return given
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .filter(form -> number(form, 1) >= 1 && number(form, 1) <= number(form, 2))
        .map(form -> new Shard(number(form, 1), number(form, 2)));
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}
