package io.github.foldwise.reports.page;

import java.awt.Dimension;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pictures that the author's notes show, from files in the run directory. */
public final class OwnPictures {
  /** No files, so no pictures. */
  public static final OwnPictures NONE = new OwnPictures(Optional.empty());

  private static final int LARGEST = 5_000_000; // bytes
  private static final Map<String, String> TYPES =
      Map.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "svg", "image/svg+xml");

  private final Optional<Path> folder;

  private OwnPictures(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Those in a run directory. */
  public static OwnPictures in(Path folder) {
    return new OwnPictures(Optional.of(folder));
  }

  /**
   * A picture, or why there is none.
   *
   * @param uri a {@code data:} address; empty without a picture
   * @param size in pixels, if the file tells it
   * @param problem empty if there is a picture
   */
  record Own(String uri, Optional<Dimension> size, String problem) {
    private static Own missing(String problem) {
      return new Own("", Optional.empty(), problem);
    }
  }

  /** The picture at an address in the notes. */
  Own at(String address) {
    try {
      Optional<Path> file = file(address);
      return file.isPresent() ? read(file.get()) : Own.missing("not in the run directory");
    } catch (IOException e) {
      return Own.missing("not in the run directory");
    }
  }

  /** A file within the folder, even if links lead elsewhere. */
  private Optional<Path> file(String address) throws IOException {
    Optional<String> path = path(address);
    if (folder.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path within = folder.get().toRealPath();
      Path file = within.resolve(path.get()).toRealPath();
      return Optional.of(file)
          .filter(found -> found.startsWith(within) && Files.isRegularFile(file));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The path of an address without scheme, such as {@code my%20plot.png}. */
  private static Optional<String> path(String address) {
    try {
      URI uri = new URI(address.replace(" ", "%20"));
      return uri.isAbsolute() ? Optional.empty() : Optional.ofNullable(uri.getPath());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Own read(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Own.missing("neither PNG, JPEG, GIF, WebP nor SVG");
    }
    if (Files.size(file) > LARGEST) {
      return Own.missing("larger than 5 MB");
    }
    byte[] bytes = Files.readAllBytes(file);
    String uri = "data:%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(bytes));
    return new Own(uri, size(file), "");
  }

  private static Optional<Dimension> size(Path file) {
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream);
        return Optional.of(new Dimension(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // a damaged picture: the browser shows its text
      return Optional.empty();
    }
  }
}
