package io.github.foldwise.datasets;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings the four files of a published data set into a folder, each checked and then moved into
 * place atomically: readers never see half a file.
 */
final class Download {
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final long MOST_BYTES = 1 << 28; // ten times the largest file of Fashion-MNIST

  private final KnownSet known;
  private final List<URI> hosts;
  private final FetchListener listener;
  private final HttpFile http = new HttpFile(SILENCE, MOST_BYTES);

  /** Prepares a download from folders that hold the four {@code .gz} files, tried in order. */
  Download(KnownSet known, List<URI> hosts, FetchListener listener) {
    this.known = known;
    requireHosts(hosts);
    this.hosts = hosts.stream().map(Download::asFolder).toList();
    this.listener = listener;
  }

  /** Refuses addresses that no download can begin at. */
  static void requireHosts(List<URI> hosts) {
    RefusedException.throwIfAny(
        hosts.stream()
            .filter(
                host ->
                    host.getHost() == null || !String.valueOf(host.getScheme()).matches("https?"))
            .map(
                host ->
                    Problem.of(
                        host.toString(),
                        "a host, http://… or https://…",
                        "no host",
                        "Name a folder of this machine with --data DIR, or in FOLDWISE_DATA."))
            .toList());
  }

  private static URI asFolder(URI host) {
    return host.toString().endsWith("/") ? host : URI.create(host + "/");
  }

  /** Downloads what is missing or wrong in the folder; refused if no host delivers it. */
  Fetched into(Path folder) {
    List<String> downloaded = new ArrayList<>();
    for (IdxPart part : IdxPart.values()) {
      if (part.in(folder).map(file -> fault(file, part)).equals(Optional.of(""))) {
        listener.kept(part.gzippedName());
      } else {
        fetch(part, folder);
        downloaded.add(part.gzippedName());
      }
    }
    return new Fetched(folder, downloaded);
  }

  private void fetch(IdxPart part, Path folder) {
    List<Problem> failures = new ArrayList<>();
    for (URI host : hosts) {
      Optional<String> failure = fetch(part, folder, host);
      if (failure.isEmpty()) {
        return;
      }
      listener.failed(part.gzippedName(), host, failure.get());
      failures.add(
          Problem.of(
              host.resolve(part.gzippedName()).toString(),
              "the published " + part.gzippedName(),
              failure.get(),
              "Check the network and any proxy, and fetch again."));
    }
    throw new RefusedException(failures);
  }

  /** Why this host failed; empty if it did not. */
  private Optional<String> fetch(IdxPart part, Path folder, URI host) {
    String name = part.gzippedName();
    Path partial = create(folder).resolve("." + name + "." + UUID.randomUUID() + ".part");
    partial.toFile().deleteOnExit(); // Ctrl-C skips the finally below
    try {
      listener.started(name, host);
      http.fetch(host.resolve(name), partial, (bytes, all) -> listener.received(name, bytes, all));
      String fault = fault(partial, part);
      if (!fault.isEmpty()) {
        return Optional.of(fault);
      }
      long bytes = Files.size(partial);
      Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      listener.finished(name, bytes);
      return Optional.empty();
    } catch (HttpFile.FailedException e) {
      return Optional.of(e.getMessage());
    } catch (IOException e) {
      throw unwritable(folder, e);
    } finally {
      delete(partial);
    }
  }

  /** Why a file is not the published one; empty if it is. */
  private String fault(Path file, IdxPart part) {
    try {
      String found = IdxFile.read(file, part.kind()).sha256();
      String expected = known.sha256().get(part);
      return found.equals(expected)
          ? ""
          : "contents with SHA-256 %s instead of %s".formatted(found, expected);
    } catch (RefusedException e) {
      return e.problems().get(0).found();
    }
  }

  private static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static void delete(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw unwritable(partial.getParent(), e);
    }
  }

  private static RefusedException unwritable(Path folder, IOException cause) {
    return new RefusedException(
        Problem.of(
            folder.toString(),
            "a folder that can be written, for the download",
            cause.getClass().getSimpleName() + ": " + cause.getMessage(),
            "Make room or give permission there, or set FOLDWISE_CACHE to another folder."));
  }
}
