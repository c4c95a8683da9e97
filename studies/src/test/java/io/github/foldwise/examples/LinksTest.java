package io.github.foldwise.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link between the documents leads to a file, and to a heading if it names one. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  @Test
  void no_link_is_broken() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : Documents.all()) {
      String text = Files.readString(document, UTF_8);
      for (String link : LINK.matcher(text).results().map(found -> found.group(1)).toList()) {
        links++;
        if (!link.startsWith("http") && !leadsSomewhere(document, link)) {
          broken.add(document + ": " + link);
        }
      }
    }

    assertThat(links).isGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
    return Files.exists(target)
        && (parts.length == 1 || anchors(Files.readString(target, UTF_8)).contains(parts[1]));
  }

  /** As GitHub makes them: lower case, blanks to hyphens, punctuation dropped. */
  private static List<String> anchors(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
