package io.github.foldwise.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The four files of an IDX data set, by the names that MNIST gave them. */
enum IdxPart {
  TRAINING_IMAGES("train-images", "idx3-ubyte", IdxKind.IMAGES),
  TRAINING_LABELS("train-labels", "idx1-ubyte", IdxKind.LABELS),
  TEST_IMAGES("t10k-images", "idx3-ubyte", IdxKind.IMAGES),
  TEST_LABELS("t10k-labels", "idx1-ubyte", IdxKind.LABELS);

  private final String stem;
  private final String type;
  private final IdxKind kind;

  IdxPart(String stem, String type, IdxKind kind) {
    this.stem = stem;
    this.type = type;
    this.kind = kind;
  }

  IdxKind kind() {
    return kind;
  }

  /** {@code train-images-idx3-ubyte}. */
  String plainName() {
    return stem + "-" + type;
  }

  /** {@code train-images-idx3-ubyte.gz}, as the public hosts name it. */
  String gzippedName() {
    return plainName() + ".gz";
  }

  /** The file in a folder; some unpackers write {@code train-images.idx3-ubyte}. */
  Optional<Path> in(Path folder) {
    String dotted = stem + "." + type;
    return List.of(gzippedName(), plainName(), dotted + ".gz", dotted).stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst();
  }
}
