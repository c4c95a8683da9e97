package io.github.foldwise.reports.format;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** File names from titles: {@code batch-norm} from {@code Batch norm}. */
public final class Slug {
  private static final int LONGEST = 60; // file systems allow 255 bytes

  private Slug() {}

  /** One for each title, all different. */
  public static Map<String, String> of(Collection<String> titles) {
    Map<String, String> slugs = new LinkedHashMap<>();
    for (String title : titles) {
      String plain = of(title);
      String slug = plain;
      for (int i = 2; slugs.containsValue(slug); i++) {
        slug = plain + "-" + i;
      }
      slugs.putIfAbsent(title, slug);
    }
    return slugs;
  }

  private static String of(String title) {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("^-|-$", "");
    return cut.isEmpty() ? "table" : cut;
  }
}
