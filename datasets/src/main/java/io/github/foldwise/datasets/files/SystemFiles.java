package io.github.foldwise.datasets.files;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files that operating systems leave among others. */
public final class SystemFiles {
  private static final Set<String> NAMES =
      Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "@eadir");

  private SystemFiles() {}

  /** Why a file is none of the user's; empty if it may be one. */
  public static Optional<String> reason(Entry entry) {
    String name = entry.name();
    if (name.startsWith("._")
        || name.equals(".DS_Store")
        || NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.of("left by an operating system");
    }
    return entry.isHidden() ? Optional.of("hidden") : Optional.empty();
  }
}
