package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Extent;
import java.util.List;

/**
 * An experiment as it was asked for.
 *
 * @param declared checked on its data
 * @param extent how much of it is asked for
 * @param experiment that much of it
 * @param preset name of its preset; empty where it has none
 * @param choice arguments that choose what is declared again, without paths
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

  /** The same to another extent. */
  public ChosenExperiment with(Extent other) {
    return other.equals(extent) ? this : of(declared, other, preset, choice, absorbed);
  }

  /** The arguments that choose it again, without paths. */
  public String arguments() {
    return choice + ExtentText.of(extent);
  }
}
