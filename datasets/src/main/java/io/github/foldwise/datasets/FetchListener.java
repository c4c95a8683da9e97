package io.github.foldwise.datasets;

import java.net.URI;

/** Follows a download, on the thread that started it. */
public interface FetchListener {
  /** A file is in the cache already and is right. */
  default void kept(String file) {}

  /** A file is requested from a host. */
  default void started(String file, URI from) {}

  /**
   * Bytes of the file arrived.
   *
   * @param bytes so far
   * @param total bytes of the file; −1 if the host does not say
   */
  default void received(String file, long bytes, long total) {}

  /** The file is complete and right. */
  default void finished(String file, long bytes) {}

  /** A host failed; the next one is tried, if there is one. */
  default void failed(String file, URI from, String reason) {}
}
