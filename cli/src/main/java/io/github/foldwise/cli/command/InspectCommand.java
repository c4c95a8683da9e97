package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.text.DataText;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.datasets.Images;
import io.github.foldwise.reports.SamplePicture;
import io.github.foldwise.run.records.ClassSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data inspect}: says what lies at a path. */
@Command(
    name = "inspect",
    description =
        "Says what lies at a path: a folder with a sub-folder of images per class, a zip, tar or"
            + " tar.gz of it, a CSV file of files and labels, IDX, NumPy, CIFAR or Parquet files."
            + " Prints rows, pixels, classes and what was skipped, and makes a picture of samples.",
    footer = {"", "Example:", "  foldwise data inspect pets.zip --out pets.png"})
final class InspectCommand implements Callable<Integer> {
  private static final int SAMPLES = 5; // per class
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})[x×]([1-9]\\d{0,4})");

  private final Surroundings surroundings;

  @Parameters(paramLabel = "PATH", description = "A folder or a file.")
  private Path path;

  @Option(
      names = "--out",
      paramLabel = "PICTURE",
      description =
          "The PNG file for samples of each class, of at most thirty (default: the name of PATH"
              + " and .png, in runs/inspect).")
  private Optional<Path> out;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      description =
          "Brings all images to one height and width, as an experiment's size(H, W) does.")
  private Optional<String> size;

  @Option(
      names = "--skip-unreadable",
      description = "Counts and names files that cannot be read, instead of refusing them.")
  private boolean skipUnreadable;

  InspectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DataSet data = images().load(surroundings.dataLocations(Optional.empty()));
    surroundings.out().print(DataText.of(data, surroundings.terminal().columnsOfResults()));
    Path picture =
        out.orElseGet(
            () ->
                Path.of(
                    "runs", "inspect", path.toAbsolutePath().normalize().getFileName() + ".png"));
    write(picture, data);
    surroundings.out().println("\nPicture: " + picture);
    return ExitCode.DONE;
  }

  private Images images() {
    Images images = Images.of(path);
    if (size.isPresent()) {
      Matcher numbers = SIZE.matcher(size.get());
      if (!numbers.matches()) {
        throw new RefusedException(
            Problem.of(
                "--size " + size.get(),
                "height and width in pixels, such as 64x48",
                "'" + size.get() + "'",
                "Write --size 64x48."));
      }
      images = images.size(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }
    return skipUnreadable ? images.skipUnreadable() : images;
  }

  private static void write(Path picture, DataSet data) {
    try {
      byte[] png =
          SamplePicture.png(
              ClassSamples.spread(data.training(), SAMPLES), data.classNames(), SAMPLES);
      Path folder = picture.toAbsolutePath().getParent();
      if (!Files.isDirectory(folder)) { // createDirectories refuses a link to a folder
        Files.createDirectories(folder);
      }
      Files.write(picture, png);
    } catch (IOException e) {
      throw new RefusedException(
          Problem.of(
              "--out " + picture,
              "a file that can be written",
              String.valueOf(e.getMessage()),
              "Choose another file with --out."));
    }
  }
}
