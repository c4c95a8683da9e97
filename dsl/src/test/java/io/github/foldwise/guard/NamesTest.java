package io.github.foldwise.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.check.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final String NOT_A_FOLDER =
      "name of an experiment: expected the name of a folder, without / \\ : * ? \" < > |, found"
          + " '%s'.\n  Give it another name.";

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "a/b", "/etc", "a\\b", "C:x", "what?", "a*", "<a>", "a|b", "\""})
  void an_experiment_has_no_name_that_leads_to_another_folder(String name) {
    assertThat(text(Names.ofExperiment(name, List.of()))).isEqualTo(NOT_A_FOLDER.formatted(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "pets."})
  void an_experiment_has_no_name_that_ends_with_a_dot(String name) {
    assertThat(text(Names.ofExperiment(name, List.of())))
        .isEqualTo(
            "name of an experiment: expected the name of a folder, without a dot at its end, found"
                + " '%s'.\n  Give it another name.",
            name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"con", "NUL", "aux.txt", "Com1", "lpt9"})
  void an_experiment_has_no_name_of_a_windows_device(String name) {
    assertThat(text(Names.ofExperiment(name, List.of())))
        .isEqualTo(
            "name of an experiment: expected the name of a folder, also on Windows, found '%s'.\n"
                + "  Give it another name.",
            name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void every_name_has_something_to_see(String name) {
    String problem =
        ": expected visible characters in one line, found none.\n  Give it another name.";

    assertThat(text(Names.ofExperiment(name, List.of())))
        .isEqualTo("name of an experiment" + problem);
    assertThat(text(Names.ofExperiment("pets", List.of(name))))
        .isEqualTo("name of a preset" + problem);
    assertThat(Names.ofTable(name).orElseThrow()).hasToString("name of an ablation" + problem);
    assertThat(Names.ofTitle(name).orElseThrow()).hasToString("title" + problem);
    assertThat(Names.ofAuthor(name).orElseThrow()).hasToString("author" + problem);
    assertThat(Names.ofVariant(name).orElseThrow()).hasToString("name of a variant" + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u2029b", "a\u202eb", "a\ud83db"})
  void every_name_is_one_visible_line(String name) {
    assertThat(Names.ofTable(name).orElseThrow())
        .hasToString(
            "name of an ablation: expected visible characters in one line, found 'a?b' with"
                + " others, here ?.\n  Give it another name.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\ud83d\udc68\u200d\ud83d\udcbb",
        "\u5e74"
      })
  void names_are_of_all_writing_systems(String name) {
    assertThat(Names.ofExperiment(name, List.of(name))).isEmpty();
  }

  @Test
  void a_preset_is_an_argument() {
    assertThat(text(Names.ofExperiment("pets", List.of("-quick", " quick", "my own"))))
        .isEqualTo(
            """
            name of a preset: expected no - at its beginning, which marks an option, found '-quick'.
              Give it another name.
            name of a preset: expected no space at either end, found ' quick'.
              Give it another name.\
            """);
  }

  @Test
  void a_preset_is_part_of_a_folders_name() {
    assertThat(text(Names.ofExperiment("pets", List.of("1/2", "x."))))
        .isEqualTo(
            """
            name of a preset: expected the name of a folder, without / \\ : * ? " < > |, found '1/2'.
              Give it another name.
            name of a preset: expected the name of a folder, without a dot at its end, found 'x.'.
              Give it another name.\
            """);
    assertThat(Names.ofExperiment("日".repeat(80), List.of("x".repeat(14)))).isEmpty();
    assertThat(text(Names.ofExperiment("日".repeat(80), List.of("x".repeat(15)))))
        .isEqualTo(
            "name of a preset: expected at most 14 bytes, found 15 of them.\n"
                + "  Give it another name.");
  }

  @Test
  void a_name_is_not_too_long_for_a_file_system() {
    assertThat(Names.ofExperiment("x".repeat(100), List.of())).isEmpty();
    assertThat(text(Names.ofExperiment("x".repeat(101), List.of())))
        .isEqualTo(
            "name of an experiment: expected at most 100 characters, found 101 of them.\n"
                + "  Give it another name.");
    assertThat(Names.ofExperiment("日".repeat(85), List.of())).isEmpty();
    assertThat(text(Names.ofExperiment("日".repeat(86), List.of())))
        .isEqualTo(
            "name of an experiment: expected at most 255 bytes, found 258 of them.\n"
                + "  Give it another name.");
    assertThat(Names.ofVariant("x".repeat(1000))).isEmpty();
    assertThat(Names.ofVariant("x".repeat(1001))).isPresent();
  }

  @Test
  void names_that_a_disk_may_take_for_one_are_refused() {
    assertThat(text(Names.ofExperiments(List.of("pets", "Pets", "pets", "cats"))))
        .isEqualTo(
            """
            experiment Pets: expected another name for each, even in lower case, found a second one, pets.
              Give it another name.
            experiment pets: expected another name for each, even in lower case, found a second one.
              Give it another name.
            experiment pets: expected another name for each, even in lower case, found a second one, Pets.
              Give it another name.\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fashion-mnist", "Größe 2", "猫", "a.b", "console", "dropout=0.2"})
  void other_names_are_free(String name) {
    assertThat(Names.ofExperiment(name, List.of(name))).isEmpty();
  }

  private static String text(List<Problem> problems) {
    return String.join("\n", problems.stream().map(Problem::toString).toList());
  }
}
