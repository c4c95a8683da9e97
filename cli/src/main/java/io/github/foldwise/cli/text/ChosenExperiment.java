package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Extent;
import java.util.List;

/**
 * An experiment as requested.
 *
 * @param declared checked against its data
 * @param extent how much of it to run
 * @param experiment that part of it
 * @param preset name of its preset; empty if it has none
 * @param choice arguments that select the declared experiment again, without paths
 * @param absorbed names of declared variants that the new settings made equal to the baseline
 */
public record ChosenExperiment(
    CheckedExperiment declared,
    Extent extent,
    CheckedExperiment experiment,
    String preset,
    String choice,
    List<String> absorbed) {
  public ChosenExperiment {
    absorbed = List.copyOf(absorbed);
  }

  public static ChosenExperiment of(
      CheckedExperiment declared,
      Extent extent,
      String preset,
      String choice,
      List<String> absorbed) {
    return new ChosenExperiment(declared, extent, extent.of(declared), preset, choice, absorbed);
  }

  /** The same experiment with another extent. */
  public ChosenExperiment with(Extent other) {
    return other.equals(extent) ? this : of(declared, other, preset, choice, absorbed);
  }

  /** The arguments that select it again, without paths. */
  public String arguments() {
    return choice + ExtentText.of(extent);
  }
}
