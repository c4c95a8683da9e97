package io.github.foldwise.reports.records;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a run's numbers come from; {@code provenance.json} holds it with keys in snake_case.
 *
 * @param format version of the run directory's layout: {@link #FORMAT}
 * @param experiment the experiment's name
 * @param title of the report; empty if the experiment's name is the title
 * @param author who hands in the report; may be empty
 * @param preset the preset's name
 * @param command the arguments that repeat the run, without paths and jobs: {@code run
 *     fashion-mnist --preset quick}; or the Java call of a program: {@code
 *     Run.of(experiment).in(directory).execute()}
 * @param specification the declaration
 * @param baseline the baseline's parameters, in the order of their declaration
 * @param folds the folds in words: {@code k-fold, k = 5, shuffled, seed 42}
 * @param data the data set
 * @param seed of weights, order, dropout and augmentation
 * @param repeats number of times that all folds are run
 * @param plannedTrials variants × repeats × folds
 * @param threads threads of one trial
 * @param monitorsTest whether the experiment evaluates the test set after each epoch
 * @param margin difference of the score that does not matter in practice
 * @param score what variants are compared by: {@code accuracy}, {@code macro-F1}
 * @param versions of the software
 * @param system of the machine
 * @param device that the models were trained on
 * @param gitCommit of the working tree; empty if there is none
 * @param mainClass the program that ran the experiment; empty if it is Foldwise's own
 * @param variants by variant, in plan order: the parameters that differ from the baseline, each a
 *     number, a boolean or a text, or null if the variant does not read it; empty in files of
 *     version 0.1
 * @param validatedRows rows that some fold of the baseline validates; the file holds it only if
 *     they are not all of {@link Data#trainRows}
 * @param foldRows by variant, a hash of each fold's training and validation rows, in the order of
 *     the folds; a variant that is not listed has the baseline's folds; empty in older files
 */
public record Provenance(
    int format,
    String experiment,
    String title,
    String author,
    String preset,
    String command,
    Specification specification,
    List<Parameter> baseline,
    String folds,
    Data data,
    long seed,
    int repeats,
    int plannedTrials,
    int threads,
    boolean monitorsTest,
    double margin,
    String score,
    Versions versions,
    Machine system,
    String device,
    String gitCommit,
    String mainClass,
    Map<String, Map<String, Object>> variants,
    int validatedRows,
    Map<String, List<String>> foldRows) {

  /** The layout that this version writes and reads. */
  public static final int FORMAT = 1;

  /** The name of the accuracy as a score, which runs of earlier versions do not state. */
  public static final String ACCURACY = "accuracy";

  /** The margin of runs that state none. */
  static final double STANDARD_MARGIN = 0.005;

  private static final String OWN_MAIN_CLASS = "io.github.foldwise.studies.Main";

  /** Copies the list and the maps; leaves out Foldwise's own main class. */
  public Provenance {
    baseline = List.copyOf(baseline);
    mainClass = mainClass.equals(OWN_MAIN_CLASS) ? "" : mainClass;
    variants =
        Collections.unmodifiableMap(new LinkedHashMap<>(variants)); // Map.copyOf has no order
    foldRows = Collections.unmodifiableMap(new LinkedHashMap<>(foldRows));
  }

  /** Whether a Java program ran the experiment; the command is then its call. */
  public boolean isEmbedded() {
    return command.startsWith("Run.of(");
  }

  /** Whether variants are compared by another figure than the accuracy. */
  public boolean hasOwnScore() {
    return !score.equals(ACCURACY);
  }

  /** The score as a title: {@code Macro-F1}. */
  public String scoreTitle() {
    return score.substring(0, 1).toUpperCase(Locale.ROOT) + score.substring(1);
  }

  /**
   * The experiment's declaration.
   *
   * @param hash of the text
   * @param text canonical text, many lines
   */
  public record Specification(String hash, String text) {}

  /**
   * A parameter of the baseline.
   *
   * @param name such as {@code dropout}
   * @param value as text
   */
  public record Parameter(String name, String value) {}

  /**
   * A data set.
   *
   * @param name such as {@code fashion-mnist-sample}
   * @param title its name for readers
   * @param trainRows rows that the folds divide
   * @param testRows rows of the test set
   * @param shape of an example: {@code 28×28×1}
   * @param classes their names, in the order of their labels
   * @param sha256 of its bytes
   */
  public record Data(
      String name,
      String title,
      int trainRows,
      int testRows,
      String shape,
      List<String> classes,
      String sha256) {

    /** Copies the list. */
    public Data {
      classes = List.copyOf(classes);
    }

    /** Whether this is a part of a data set, which its name says. */
    public boolean isSample() {
      return name.contains("sample");
    }
  }

  /**
   * Versions of the software.
   *
   * @param foldwise of this library
   * @param tensorflow of the engine
   * @param java of the virtual machine
   */
  public record Versions(String foldwise, String tensorflow, String java) {}

  /**
   * The machine.
   *
   * @param os operating system and its version
   * @param processor its name; empty if the system does not tell it, and in older files
   * @param cpu features of the processor that decide the bytes of a result
   * @param kernels what the trainer computed with; empty if it does not tell it, and in older files
   */
  public record Machine(String os, String processor, List<String> cpu, String kernels) {

    /** Copies the list. */
    public Machine {
      cpu = List.copyOf(cpu);
    }
  }
}
