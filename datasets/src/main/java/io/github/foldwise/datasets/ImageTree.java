package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.image.ImageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of an image folder by class, then by name; not opened yet. */
record ImageTree(List<String> classNames, List<LabelledFile> training, List<LabelledFile> test) {
  private static final String IMAGES = "images (" + ImageFormat.ENDINGS_TEXT + ")";
  private static final String ELSEWHERE = "Move what does not belong there elsewhere.";
  private static final int SHOWN = 5; // names in one message

  ImageTree {
    classNames = List.copyOf(classNames);
    training = List.copyOf(training);
    test = List.copyOf(test);
  }

  /** Lists the folder; refused with everything that is wrong. */
  static ImageTree read(Path root) {
    List<Problem> problems = new ArrayList<>();
    ImageTree tree = new Reading(problems).tree(root);
    RefusedException.throwIfAny(problems);
    return tree;
  }

  /** One pass over a folder that collects problems. */
  private record Reading(List<Problem> problems) {

    ImageTree tree(Path root) {
      Path train = root.resolve("train");
      Path test = root.resolve("test");
      if (!Files.isDirectory(train) && !Files.isDirectory(test)) {
        List<String> names = classNames(root);
        return new ImageTree(names, files(root, names), List.of());
      }
      requireOnly(List.of("test", "train"), root);
      List<String> names = classNames(train);
      List<String> testNames = Files.isDirectory(test) ? classNames(test) : names;
      if (!names.isEmpty()) {
        testNames.stream()
            .filter(name -> !names.contains(name))
            .forEach(name -> problems.add(unknownClass(test.resolve(name), names)));
      }
      return new ImageTree(
          names,
          files(train, names),
          Files.isDirectory(test)
              ? files(test, names.stream().filter(testNames::contains).toList(), names)
              : List.of());
    }

    private List<String> classNames(Path parent) {
      if (!Files.isDirectory(parent)) {
        problems.add(
            Problem.of(
                parent.toString(),
                "a folder with one sub-folder of images per class",
                Files.exists(parent) ? "a file" : "no folder",
                "Name the folder above the classes."));
        return List.of();
      }
      List<Path> entries = entries(parent);
      List<String> names = entries.stream().filter(Files::isDirectory).map(Reading::name).toList();
      if (names.isEmpty()) {
        problems.add(
            Problem.of(
                parent.toString(),
                "one sub-folder of images per class",
                "no sub-folder",
                "Make a folder for each class and put its images there."));
      } else {
        requireNone(
            entries.stream().filter(entry -> !Files.isDirectory(entry)).toList(),
            parent,
            "nothing but one sub-folder per class",
            ELSEWHERE);
      }
      return names;
    }

    private List<LabelledFile> files(Path parent, List<String> names) {
      return files(parent, names, names);
    }

    private List<LabelledFile> files(Path parent, List<String> names, List<String> numbered) {
      List<LabelledFile> files = new ArrayList<>();
      for (String name : names) {
        images(parent.resolve(name))
            .forEach(file -> files.add(new LabelledFile(file, numbered.indexOf(name))));
      }
      return files;
    }

    private List<Path> images(Path folder) {
      List<Path> entries = entries(folder);
      List<Path> images = entries.stream().filter(Reading::isImage).toList();
      boolean holdsClasses = entries.stream().allMatch(Files::isDirectory);
      requireNone(
          entries.stream().filter(entry -> !isImage(entry)).toList(),
          folder,
          "nothing but " + IMAGES,
          holdsClasses
              ? "Name the folder above the classes; only train and test may lie between."
              : ELSEWHERE);
      if (entries.isEmpty()) {
        problems.add(
            Problem.of(
                folder.toString(), IMAGES, "none", "Put images there, or remove the folder."));
      }
      return images;
    }

    private void requireOnly(List<String> names, Path root) {
      requireNone(
          entries(root).stream().filter(entry -> !names.contains(name(entry))).toList(),
          root,
          "nothing but the folders train and test, for one of them is there",
          ELSEWHERE);
    }

    private void requireNone(List<Path> others, Path folder, String expected, String remedy) {
      if (!others.isEmpty()) {
        String shown =
            others.stream().limit(SHOWN).map(Reading::name).collect(Collectors.joining(", "));
        problems.add(
            Problem.of(
                folder.toString(),
                expected,
                others.size() > SHOWN
                    ? "%s and %s more".formatted(shown, others.size() - SHOWN)
                    : shown,
                remedy));
      }
    }

    private static Problem unknownClass(Path folder, List<String> names) {
      String name = name(folder);
      return EntryNames.alike(name, names)
          .map(
              twin ->
                  Problem.of(
                      folder.toString(),
                      "the name of train, " + EntryNames.spelled(twin),
                      EntryNames.spelled(name) + ", which looks the same",
                      "Give both folders the same name."))
          .orElseGet(
              () ->
                  Problem.of(
                      folder.toString(),
                      "a class that train holds too: " + String.join(", ", names),
                      name,
                      "Add training images of this class, or remove its test images."));
    }

    private static boolean isImage(Path entry) {
      String name = name(entry).toLowerCase(Locale.ROOT);
      return Files.isRegularFile(entry)
          && ImageFormat.ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** A folder's entries without hidden files, ordered by name. */
    private List<Path> entries(Path folder) {
      try (Stream<Path> entries = Files.list(folder)) {
        List<Path> shown =
            entries
                .filter(entry -> !name(entry).startsWith("."))
                .sorted(Comparator.comparing(Reading::name)) // by code unit: the same in any locale
                .toList();
        RefusedException.throwIfAny(EntryNames.problems(folder, shown));
        return shown;
      } catch (IOException | UncheckedIOException e) {
        throw new RefusedException(
            Problem.of(
                folder.toString(),
                "a folder that you may read",
                FileFault.of(
                    e instanceof UncheckedIOException wrapped
                        ? wrapped.getCause()
                        : (IOException) e),
                "Give permission to read it."));
      }
    }

    private static String name(Path path) {
      return EntryNames.of(path);
    }
  }
}
