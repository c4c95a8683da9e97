package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.canonical.Stated;
import io.github.foldwise.data.ImageData;
import java.util.Optional;

/** Images to validate on, identified by their hash, which is all that a text can hold. */
@SuppressWarnings("exports") // Stated is for Foldwise's own modules
public final class GivenImages implements Validation, Stated<GivenImages.Statement> {
  private final Statement statement;
  private final Optional<ImageData> images;

  private GivenImages(Statement statement, Optional<ImageData> images) {
    this.statement = statement;
    this.images = images;
  }

  /** Identifies the images by their number and {@link ImageData#sha256()}. */
  public record Statement(int rows, String sha256) {
    public Statement {
      requireNonNull(sha256, "sha256");
    }
  }

  /** These images. */
  public static GivenImages of(ImageData images) {
    return new GivenImages(new Statement(images.rows(), images.sha256()), Optional.of(images));
  }

  /** Images known by their hash only. */
  public static GivenImages of(Statement statement) {
    return new GivenImages(statement, Optional.empty());
  }

  @Override
  public Statement statement() {
    return statement;
  }

  /** The images; empty if only their hash is known. */
  public Optional<ImageData> images() {
    return images;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GivenImages given && statement.equals(given.statement);
  }

  @Override
  public int hashCode() {
    return statement.hashCode();
  }

  @Override
  public String toString() {
    return "%s images %s".formatted(statement.rows(), statement.sha256());
  }
}
