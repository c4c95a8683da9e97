package io.github.foldwise.datasets;

import java.net.URI;

/** Is told how a download gets on, in the thread that asked for it. */
public interface FetchListener {
  /** A file lies in the cache already and is right. */
  default void kept(String file) {}

  /** A file is asked for at a host. */
  default void started(String file, URI from) {}

  /**
   * Bytes of the file came.
   *
   * @param bytes so far
   * @param total of the file, as the host says; −1 where it does not
   */
  default void received(String file, long bytes, long total) {}

  /** The file came whole and is right. */
  default void finished(String file, long bytes) {}

  /** A host failed; the next one is tried, if there is one. */
  default void failed(String file, URI from, String reason) {}
}
