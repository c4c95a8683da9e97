package io.github.foldwise.runtime.file;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trial.Intervention;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model knows of its training.
 *
 * @param pixels their pixels; empty if unknown
 * @param classNames one per class; empty if unknown
 * @param interventions what a listener changed in its training, a line each
 */
public record ModelFacts(
    Optional<TrainedPixels> pixels, List<String> classNames, List<String> interventions) {
  /** Of weights that came from somewhere else. */
  public static final ModelFacts NONE = new ModelFacts(Optional.empty(), List.of(), List.of());

  private static final String TRAINED_ON = "trained on ";
  private static final String CLASS = "class ";
  private static final String LISTENER = "listener ";
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  public ModelFacts {
    classNames = List.copyOf(classNames);
    interventions = List.copyOf(interventions);
  }

  /** Those of a training on some rows, at least one, for a model of so many classes. */
  public static ModelFacts of(ImageData images, Rows rows, int classes) {
    List<String> names = images.classNames();
    return new ModelFacts(
        Optional.of(TrainedPixels.of(images, rows)),
        names.size() < classes ? List.of() : names.subList(0, classes),
        List.of());
  }

  /** The same with names of the classes. */
  public ModelFacts withClassNames(List<String> names) {
    return new ModelFacts(pixels, names, interventions);
  }

  /** The same, and what a listener changed. */
  public ModelFacts actedOn(List<Intervention> acts) {
    return new ModelFacts(pixels, classNames, acts.stream().map(Intervention::toString).toList());
  }

  /** The names, a line for each; line breaks and backslashes in them are escaped. */
  public String classNamesText() {
    return classNames.stream().map(name -> escaped(name) + "\n").collect(Collectors.joining());
  }

  /** A line for each fact; older versions skip those that they do not know. */
  public String text() {
    return Stream.of(
            pixels.map(known -> TRAINED_ON + known.text()).stream(),
            classNames.stream().map(name -> CLASS + escaped(name)),
            interventions.stream().map(act -> LISTENER + act))
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** The facts among the lines of a text. */
  public static ModelFacts read(String text) {
    return new ModelFacts(
        text.lines()
            .filter(line -> line.startsWith(TRAINED_ON))
            .findFirst()
            .flatMap(line -> TrainedPixels.read(line.substring(TRAINED_ON.length()))),
        text.lines()
            .filter(line -> line.startsWith(CLASS))
            .map(line -> unescaped(line.substring(CLASS.length())))
            .toList(),
        text.lines()
            .filter(line -> line.startsWith(LISTENER))
            .map(line -> line.substring(LISTENER.length()))
            .toList());
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String line) {
    return ESCAPED
        .matcher(line)
        .replaceAll(
            escape ->
                switch (escape.group(1)) {
                  case "n" -> "\n";
                  case "r" -> "\r";
                  default -> Matcher.quoteReplacement(escape.group(1));
                });
  }
}
