package io.github.foldwise.datasets;

import java.util.Map;

/**
 * A published data set, recognised by the contents of its files.
 *
 * @param name short, for files
 * @param title for people, without the numbers of images
 * @param sha256 of each unpacked file
 */
record KnownSet(String name, String title, Map<IdxPart, String> sha256) {
  KnownSet {
    sha256 = Map.copyOf(sha256);
  }

  /** Whether these are the published files, bit for bit. */
  boolean is(IdxSet set) {
    return sha256.equals(set.sha256());
  }
}
