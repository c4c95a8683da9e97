package io.github.foldwise.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The two data sets that are kept as records of labels and 3 planes of 32×32 bytes. */
enum CifarKind {
  CIFAR_10("CIFAR-10 binaries", 10, "test_batch.bin") {
    @Override
    List<String> trainingFiles(Path folder) {
      return IntStream.rangeClosed(1, 5)
          .mapToObj("data_batch_%s.bin"::formatted)
          .filter(name -> Files.exists(folder.resolve(name)))
          .toList();
    }

    @Override
    String namesFile(boolean coarse) {
      return "batches.meta.txt";
    }
  },
  CIFAR_100("CIFAR-100 binaries", 100, "test.bin") {
    @Override
    List<String> trainingFiles(Path folder) {
      return Files.exists(folder.resolve("train.bin")) ? List.of("train.bin") : List.of();
    }

    @Override
    String namesFile(boolean coarse) {
      return coarse ? "coarse_label_names.txt" : "fine_label_names.txt";
    }
  };

  private static final int GROUPS = 20; // of CIFAR-100's classes

  private final String title;
  private final int classes;
  private final String testFile;

  CifarKind(String title, int classes, String testFile) {
    this.title = title;
    this.classes = classes;
    this.testFile = testFile;
  }

  /** What a folder holds. */
  static Optional<CifarKind> in(Path folder) {
    return List.of(values()).stream()
        .filter(kind -> !kind.trainingFiles(folder).isEmpty())
        .findFirst();
  }

  /** Files to train on, of those that are in a folder. */
  abstract List<String> trainingFiles(Path folder);

  /** The text file of the names of classes. */
  abstract String namesFile(boolean coarse);

  String testFile() {
    return testFile;
  }

  String title(boolean coarse) {
    return coarse ? title + ", coarse labels" : title;
  }

  int classes(boolean coarse) {
    return coarse ? GROUPS : classes;
  }

  /** Bytes of labels before each image: CIFAR-100 has the coarse one, then the fine one. */
  int labelBytes() {
    return this == CIFAR_10 ? 1 : 2;
  }

  /** Which of these bytes is the label. */
  int labelAt(boolean coarse) {
    return coarse ? 0 : labelBytes() - 1;
  }
}
