package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.datasets.files.Entry;
import io.github.foldwise.datasets.files.EntryNames;
import io.github.foldwise.datasets.image.ImageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
  static ImageTree read(Entry root) {
    List<Problem> problems = new ArrayList<>();
    ImageTree tree = new Reading(problems).tree(root);
    RefusedException.throwIfAny(problems);
    return tree;
  }

  /** One pass over a folder that collects problems. */
  private record Reading(List<Problem> problems) {

    ImageTree tree(Entry root) {
      if (!root.isFolder()) {
        problems.add(
            Problem.of(
                root.place(),
                "a folder with one sub-folder of images per class",
                root.isFile() ? "a file" : "no folder",
                "Name the folder above the classes."));
        return new ImageTree(List.of(), List.of(), List.of());
      }
      List<Entry> entries = entries(root);
      Optional<Entry> train = folder("train", entries);
      Optional<Entry> test = folder("test", entries);
      if (train.isEmpty() && test.isEmpty()) {
        List<Entry> classes = classes(root, entries);
        List<String> names = classes.stream().map(Entry::name).toList();
        return new ImageTree(names, files(classes, names), List.of());
      }
      requireNone(
          entries.stream()
              .filter(entry -> !List.of("test", "train").contains(entry.name()))
              .toList(),
          root,
          "nothing but the folders train and test, for one of them is there",
          ELSEWHERE);
      if (train.isEmpty()) {
        problems.add(
            Problem.of(
                root.place(),
                "a folder train beside the folder test",
                "none",
                "Put the training images there, in one sub-folder per class."));
      }
      List<Entry> trained = train.map(folder -> classes(folder, entries(folder))).orElse(List.of());
      List<Entry> tested = test.map(folder -> classes(folder, entries(folder))).orElse(List.of());
      List<String> names = trained.stream().map(Entry::name).toList();
      if (!names.isEmpty()) {
        tested.stream()
            .filter(folder -> !names.contains(folder.name()))
            .forEach(folder -> problems.add(unknownClass(folder, names)));
      }
      return new ImageTree(
          names,
          files(trained, names),
          files(tested.stream().filter(folder -> names.contains(folder.name())).toList(), names));
    }

    private static Optional<Entry> folder(String name, List<Entry> entries) {
      return entries.stream()
          .filter(entry -> entry.name().equals(name) && entry.isFolder())
          .findFirst();
    }

    private List<Entry> classes(Entry parent, List<Entry> entries) {
      List<Entry> folders = entries.stream().filter(Entry::isFolder).toList();
      if (folders.isEmpty()) {
        problems.add(
            Problem.of(
                parent.place(),
                "one sub-folder of images per class",
                "no sub-folder",
                "Make a folder for each class and put its images there."));
      } else {
        requireNone(
            entries.stream().filter(entry -> !entry.isFolder()).toList(),
            parent,
            "nothing but one sub-folder per class",
            ELSEWHERE);
      }
      return folders;
    }

    private List<LabelledFile> files(List<Entry> folders, List<String> names) {
      List<LabelledFile> files = new ArrayList<>();
      for (Entry folder : folders) {
        int label = names.indexOf(folder.name());
        images(folder).forEach(file -> files.add(new LabelledFile(file, label)));
      }
      return files;
    }

    private List<Entry> images(Entry folder) {
      List<Entry> entries = entries(folder);
      List<Entry> images = entries.stream().filter(Reading::isImage).toList();
      boolean holdsClasses = entries.stream().allMatch(Entry::isFolder);
      requireNone(
          entries.stream().filter(entry -> !isImage(entry)).toList(),
          folder,
          "nothing but " + IMAGES,
          holdsClasses
              ? "Name the folder above the classes; only train and test may lie between."
              : ELSEWHERE);
      if (entries.isEmpty()) {
        problems.add(
            Problem.of(folder.place(), IMAGES, "none", "Put images there, or remove the folder."));
      }
      return images;
    }

    private void requireNone(List<Entry> others, Entry folder, String expected, String remedy) {
      if (!others.isEmpty()) {
        String shown =
            others.stream().limit(SHOWN).map(Entry::name).collect(Collectors.joining(", "));
        problems.add(
            Problem.of(
                folder.place(),
                expected,
                others.size() > SHOWN
                    ? "%s and %s more".formatted(shown, others.size() - SHOWN)
                    : shown,
                remedy));
      }
    }

    private static Problem unknownClass(Entry folder, List<String> names) {
      String name = folder.name();
      return EntryNames.alike(name, names)
          .map(
              twin ->
                  Problem.of(
                      folder.place(),
                      "the name of train, " + EntryNames.spelled(twin),
                      EntryNames.spelled(name) + ", which looks the same",
                      "Give both folders the same name."))
          .orElseGet(
              () ->
                  Problem.of(
                      folder.place(),
                      "a class that train holds too: " + String.join(", ", names),
                      name,
                      "Add training images of this class, or remove its test images."));
    }

    private static boolean isImage(Entry entry) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      return entry.isFile()
          && ImageFormat.ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** A folder's entries without hidden files, ordered by name. */
    private static List<Entry> entries(Entry folder) {
      List<Entry> shown = folder.entries().stream().filter(entry -> !entry.isHidden()).toList();
      RefusedException.throwIfAny(EntryNames.problems(folder, shown));
      return shown;
    }
  }
}
