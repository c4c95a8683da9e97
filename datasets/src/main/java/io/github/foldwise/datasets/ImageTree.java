package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Remark;
import io.github.foldwise.data.Skipped;
import io.github.foldwise.datasets.files.Entry;
import io.github.foldwise.datasets.files.EntryNames;
import io.github.foldwise.datasets.files.LabelledFile;
import io.github.foldwise.datasets.files.Names;
import io.github.foldwise.datasets.files.SystemFiles;
import io.github.foldwise.datasets.image.ImageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of an image folder by class, then by name; not opened yet.
 *
 * @param training those of {@code train}, then those of {@code validation}
 * @param validation number of the latter
 * @param skipped entries that are none of its images
 * @param unlisted sub-folders that are none of the listed classes
 */
record ImageTree(
    List<String> classNames,
    List<LabelledFile> training,
    int validation,
    List<LabelledFile> test,
    List<Skipped> skipped,
    List<String> unlisted) {
  private static final String IMAGES = "images (" + ImageFormat.ENDINGS_TEXT + ")";
  private static final String ELSEWHERE = "Move what does not belong there elsewhere.";
  private static final String OTHER = "not called like an image";
  private static final String TRAIN = "train";
  private static final List<String> VALIDATION = List.of("validation", "val", "valid");
  private static final String TEST = "test";
  private static final Pattern ARCHIVE = Pattern.compile("(?i)\\.(zip|tar|tgz|tar\\.gz)$");

  ImageTree {
    classNames = List.copyOf(classNames);
    training = List.copyOf(training);
    test = List.copyOf(test);
    skipped = List.copyOf(skipped);
    unlisted = List.copyOf(unlisted);
  }

  /**
   * Lists the folder; refused with everything that is wrong.
   *
   * @param lenient whether files that are no images are skipped
   */
  static ImageTree read(Entry root, ClassFolders classes, boolean lenient) {
    Reading reading = new Reading(classes, lenient);
    ImageTree tree = reading.tree(root);
    RefusedException.throwIfAny(reading.problems);
    return tree;
  }

  /** The training rows with a column that says which come from {@code validation}, if any do. */
  ImageData withSplit(ImageData rows) {
    if (validation == 0) {
      return rows;
    }
    return rows.withColumn(
        "split",
        rows.rowNames().stream()
            .map(name -> name.startsWith(TRAIN + "/") ? TRAIN : VALIDATION.get(0))
            .toList());
  }

  /** What readers of figures must know about the files. */
  List<Remark> remarks() {
    List<Remark> remarks = new ArrayList<>();
    if (!unlisted.isEmpty()) {
      remarks.add(
          new Remark(
              "other classes",
              counted(unlisted, "sub-folder", "no listed class"),
              (unlisted.size() == 1 ? "Its" : "Their") + " images are in no row."));
    }
    List<String> others =
        skipped.stream().filter(file -> file.why().equals(OTHER)).map(Skipped::name).toList();
    if (!others.isEmpty()) {
      remarks.add(
          new Remark(
              "other files",
              counted(others, "file", OTHER),
              others.size() == 1
                  ? "It is in no row. If it is a photo of a format that is not read, save it in one"
                      + " that is."
                  : "They are in no row. If they are photos of a format that is not read, save them"
                      + " in one that is."));
    }
    return remarks;
  }

  /** {@code 2 files are not called like an image: a.heic, b.txt.} */
  private static String counted(List<String> names, String noun, String what) {
    return String.format(
        Locale.ROOT,
        "%,d %s%s %s: %s.",
        names.size(),
        noun,
        names.size() == 1 ? " is" : "s are",
        what,
        Names.of(names));
  }

  /** One pass over a folder that collects problems. */
  private static final class Reading {
    final List<Problem> problems = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<String> unlisted = new ArrayList<>();
    private final ClassFolders classes;
    private final Optional<List<String>> listed;
    private final boolean lenient;

    Reading(ClassFolders classes, boolean lenient) {
      this.classes = classes;
      this.listed = classes.names();
      this.lenient = lenient;
    }

    ImageTree tree(Entry root) {
      if (!root.isFolder()) {
        problems.add(
            Problem.of(
                root.place(),
                "a folder with one sub-folder of images per class",
                root.isFile() ? "a file" : "no folder",
                "Name the folder above the classes."));
        return new ImageTree(List.of(), List.of(), 0, List.of(), List.of(), List.of());
      }
      List<Entry> entries = entries(root);
      Optional<Entry> train = folder(TRAIN, entries);
      Optional<Entry> test = folder(TEST, entries);
      if (train.isEmpty() && test.isEmpty()) {
        List<Entry> found = classes(root, entries);
        List<String> names = names(root, found);
        return tree(names, files(found, names), List.of(), List.of());
      }
      Optional<Entry> validation =
          VALIDATION.stream().flatMap(name -> folder(name, entries).stream()).findFirst();
      requireParts(root, entries, train, validation);
      List<Entry> trained = classes(train);
      List<String> names = train.map(folder -> names(folder, trained)).orElse(List.of());
      List<Entry> validated = known(classes(validation), names);
      List<Entry> tested = known(classes(test), names);
      return tree(names, files(trained, names), files(validated, names), files(tested, names));
    }

    private ImageTree tree(
        List<String> names,
        List<LabelledFile> training,
        List<LabelledFile> validation,
        List<LabelledFile> test) {
      return new ImageTree(
          names,
          Stream.concat(training.stream(), validation.stream()).toList(),
          validation.size(),
          test,
          skipped,
          unlisted);
    }

    private void requireParts(
        Entry root, List<Entry> entries, Optional<Entry> train, Optional<Entry> validation) {
      requireNone(
          entries.stream()
              .filter(
                  entry ->
                      !List.of(TEST, TRAIN).contains(entry.name())
                          && !validation.equals(Optional.of(entry)))
              .toList(),
          root,
          "nothing but the folders train, validation and test, for one of them is there",
          ELSEWHERE);
      if (train.isEmpty()) {
        problems.add(
            Problem.of(
                root.place(),
                "a folder train beside the folder test",
                "none",
                "Put the training images there, in one sub-folder per class."));
      }
    }

    private static Optional<Entry> folder(String name, List<Entry> entries) {
      return entries.stream()
          .filter(entry -> entry.name().equals(name) && entry.isFolder())
          .findFirst();
    }

    private List<Entry> classes(Optional<Entry> parent) {
      return parent.map(folder -> classes(folder, entries(folder))).orElse(List.of());
    }

    /** The name of the first file that is called like an archive. */
    private static Optional<String> archive(List<Entry> entries) {
      return entries.stream()
          .map(Entry::name)
          .filter(name -> ARCHIVE.matcher(name).find())
          .findFirst();
    }

    /** The sub-folders that are classes, by number. */
    private List<Entry> classes(Entry parent, List<Entry> entries) {
      List<Entry> folders = entries.stream().filter(Entry::isFolder).toList();
      if (folders.isEmpty()) {
        problems.add(
            Problem.of(
                parent.place(),
                "one sub-folder of images per class",
                entries.isEmpty() ? "nothing" : "no sub-folder",
                archive(entries)
                    .map(name -> "Unpack %s: it is an archive within the data.".formatted(name))
                    .orElse("Make a folder for each class and put its images there.")));
        return folders;
      }
      requireNone(
          entries.stream().filter(entry -> !entry.isFolder()).toList(),
          parent,
          "nothing but one sub-folder per class",
          ELSEWHERE);
      if (listed.isEmpty()) {
        return folders;
      }
      folders.stream()
          .filter(folder -> !listed.get().contains(folder.name()))
          .forEach(folder -> unlisted.add(folder.path()));
      return folders.stream()
          .filter(folder -> listed.get().contains(folder.name()))
          .sorted(Comparator.comparing(folder -> listed.get().indexOf(folder.name())))
          .toList();
    }

    private List<String> names(Entry parent, List<Entry> folders) {
      List<String> found = folders.stream().map(Entry::name).toList();
      List<String> missing =
          listed.orElse(List.of()).stream().filter(name -> !found.contains(name)).toList();
      if (!missing.isEmpty()) {
        problems.add(
            Problem.of(
                parent.place(),
                "a sub-folder for each class that %s lists".formatted(classes.by()),
                "none for " + Names.of(missing),
                "List classes as their folders are called."));
      }
      return listed.orElse(found);
    }

    private List<Entry> known(List<Entry> folders, List<String> names) {
      if (names.isEmpty()) {
        return List.of(); // that is a problem already
      }
      folders.stream()
          .filter(folder -> !names.contains(folder.name()))
          .forEach(folder -> problems.add(unknownClass(folder, names)));
      return folders.stream().filter(folder -> names.contains(folder.name())).toList();
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
      List<Entry> images = new ArrayList<>();
      int found = 0; // also what is refused or skipped
      for (Entry each : classes.nested() ? below(folder) : List.of(folder)) {
        found += addImages(each, images);
      }
      if (found == 0) {
        problems.add(
            Problem.of(folder.place(), IMAGES, "none", "Put images there, or remove the folder."));
      }
      return images;
    }

    /** A folder and all below it, ordered by path as by Keras. */
    private List<Entry> below(Entry folder) {
      List<Entry> all = new ArrayList<>(List.of(folder));
      for (int i = 0; i < all.size(); i++) {
        for (Entry entry : shown(all.get(i), all.get(i).entries())) {
          if (entry.isFolder() && entry.isLink()) {
            problems.add(
                Problem.of(
                    entry.place(),
                    "a folder of images",
                    "a link to a folder",
                    "Put the folder itself there: links may go round in circles."));
          } else if (entry.isFolder()) {
            all.add(entry);
          }
        }
      }
      all.sort(Comparator.comparing(Entry::path));
      return all;
    }

    /** Adds the images in a folder; returns how many entries are images or in the way. */
    private int addImages(Entry folder, List<Entry> images) {
      List<Entry> entries = entries(folder);
      int before = images.size();
      List<Entry> others = new ArrayList<>();
      for (Entry entry : entries) {
        if (isImage(entry)) {
          images.add(entry);
        } else if (!classes.nested() || !entry.isFolder()) {
          others.add(entry);
        }
      }
      boolean holdsClasses = images.size() == before && others.stream().allMatch(Entry::isFolder);
      if (lenient) {
        others.stream()
            .filter(entry -> !entry.isFolder())
            .forEach(entry -> skipped.add(new Skipped(entry.path(), OTHER)));
        others.removeIf(entry -> !entry.isFolder());
      }
      requireNone(
          others,
          folder,
          "nothing but " + IMAGES,
          holdsClasses
              ? "Name the folder above the classes: only train, validation and test may lie"
                  + " between. If all below a folder is one class, say nested()."
              : ELSEWHERE);
      return images.size() - before + others.size();
    }

    private void requireNone(List<Entry> others, Entry folder, String expected, String remedy) {
      if (!others.isEmpty()) {
        problems.add(
            Problem.of(
                folder.place(),
                expected,
                Names.of(others.stream().map(Entry::name).toList()),
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
                      "Add training images of this class, or remove these."));
    }

    private static boolean isImage(Entry entry) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      return entry.isFile()
          && ImageFormat.ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** A folder's entries without those of systems, which are counted; ordered by name. */
    private List<Entry> entries(Entry folder) {
      List<Entry> all = folder.entries();
      for (Entry entry : all) {
        SystemFiles.reason(entry).ifPresent(why -> skipped.add(new Skipped(entry.path(), why)));
      }
      return shown(folder, all);
    }

    private static List<Entry> shown(Entry folder, List<Entry> all) {
      List<Entry> shown =
          all.stream().filter(entry -> SystemFiles.reason(entry).isEmpty()).toList();
      RefusedException.throwIfAny(EntryNames.problems(folder, shown));
      return shown;
    }
  }
}
