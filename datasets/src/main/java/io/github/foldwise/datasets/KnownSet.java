package io.github.foldwise.datasets;

import java.util.Map;

/** A published data set, recognised by the SHA-256 of its unpacked files. */
record KnownSet(String name, String title, Map<IdxPart, String> sha256) {
  KnownSet {
    sha256 = Map.copyOf(sha256);
  }

  boolean is(IdxSet set) {
    return sha256.equals(set.sha256());
  }
}
