package io.github.foldwise.reports.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.records.Provenance.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceFileTest {
  private static final String REMEDY =
      "\n  Put back the file as the run wrote it, or run the experiment again in another folder.";

  @TempDir Path folder;

  @Test
  void a_key_that_a_later_version_added_is_passed_over() throws IOException {
    Path file = edited("\"preset\":", "\"mood\": \"good\",\n  \"preset\":");
    assertThat(ProvenanceFile.read(file)).isEqualTo(Fixture.records().provenance());
  }

  @Test
  void a_main_class_of_one_s_own_is_written_and_read() throws IOException {
    Provenance own = Fixture.withMainClass(Fixture.records(), "my.pkg.Pets").provenance();
    String text = ProvenanceFile.write(own);
    assertThat(text).endsWith("\"git_commit\": \"\",\n  \"main_class\": \"my.pkg.Pets\"\n}\n");
    Path file = Files.writeString(folder.resolve("provenance.json"), text, StandardCharsets.UTF_8);
    assertThat(ProvenanceFile.read(file)).isEqualTo(own);
  }

  @Test
  void the_settings_of_variants_keep_their_types() throws IOException {
    String end =
        """
          "git_commit": "",
          "variants": {
            "a": {
              "batch": 16,
              "rate": 0.2,
              "norm": false,
              "loss": "mse"
            }
          }
        }
        """;
    Provenance read = ProvenanceFile.read(edited("  \"git_commit\": \"\"\n}\n", end));
    assertThat(read.variants())
        .isEqualTo(Map.of("a", Map.of("batch", 16, "rate", 0.2, "norm", false, "loss", "mse")));
    assertThat(ProvenanceFile.write(read)).endsWith(end);
    assertThat(Fixture.records().provenance().variants()).isEmpty();
  }

  @Test
  void title_author_and_processor_are_written_if_there_are_some() throws IOException {
    String text = ProvenanceFile.write(Fixture.records().provenance());
    assertThat(text)
        .doesNotContain("\"title\": \"\"")
        .doesNotContain("author")
        .doesNotContain("processor")
        .doesNotContain("kernels");

    Path file =
        edited(
            "  \"preset\":",
            "  \"title\": \"Garments\",\n  \"author\": \"Ada Lovelace\",\n  \"preset\":");
    Provenance read = ProvenanceFile.read(file);
    assertThat(read.title()).isEqualTo("Garments");
    assertThat(read.author()).isEqualTo("Ada Lovelace");
    assertThat(ProvenanceFile.write(read)).isEqualTo(Files.readString(file));

    Path onAKnownProcessor =
        edited("\"os\": \"Linux 6.1\",", "\"os\": \"Linux 6.1\",\n    \"processor\": \"Xeon\",");
    read = ProvenanceFile.read(onAKnownProcessor);
    assertThat(read.system())
        .isEqualTo(new Machine("Linux 6.1", "Xeon", List.of("avx2", "fma"), ""));
    assertThat(ProvenanceFile.write(read)).isEqualTo(Files.readString(onAKnownProcessor));
  }

  @Test
  void a_file_without_a_main_class_is_foldwise_s_own() {
    Path file = Fixture.folder().resolve("provenance.json");
    assertThat(ProvenanceFile.read(file).mainClass()).isEmpty();
  }

  @Test
  void a_run_that_names_no_score_compared_by_accuracy() throws IOException {
    Path file = edited("  \"score\": \"accuracy\",\n", "");
    assertThat(ProvenanceFile.read(file)).isEqualTo(Fixture.records().provenance());
    Provenance other =
        ProvenanceFile.read(edited("\"score\": \"accuracy\"", "\"score\": \"macro-F1\""));
    assertThat(other.hasOwnScore()).isTrue();
    assertThat(other.scoreTitle()).isEqualTo("Macro-F1");
  }

  @Test
  void a_run_that_names_no_margin_had_the_standard_one() throws IOException {
    Path file = edited("  \"margin\": 0.005,\n", "");
    assertThat(ProvenanceFile.read(file)).isEqualTo(Fixture.records().provenance());
    assertThat(ProvenanceFile.read(edited("\"margin\": 0.005", "\"margin\": 0.02")).margin())
        .isEqualTo(0.02);
  }

  @Test
  void rows_that_no_fold_validates_are_told_apart() throws IOException {
    Provenance all = Fixture.records().provenance();
    assertThat(all.validatedRows()).isEqualTo(all.data().trainRows());
    String end = "  \"git_commit\": \"\",\n  \"validated_rows\": 700\n}\n";
    Provenance read = ProvenanceFile.read(edited("  \"git_commit\": \"\"\n}\n", end));
    assertThat(read.validatedRows()).isEqualTo(700);
    assertThat(ProvenanceFile.write(read)).endsWith(end);
  }

  @Test
  void another_format_is_refused() throws IOException {
    Path file = edited("\"format\": 1", "\"format\": 2");
    assertThatThrownBy(() -> ProvenanceFile.read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file
                + ": expected \"format\": 1, found 2.\n  Another version of Foldwise wrote this"
                + " folder: read it with that version, or run the experiment again in another"
                + " folder.");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"planned_trials\": 20,||planned_trials",
        "\"train_rows\": 6000|\"train_rows\": \"many\"|data.train_rows",
        "\"name\": \"epochs\"|\"name\": null|baseline.1.name",
        "\"git_commit\": \"\"|\"git_commit\": \"\", \"variants\": {\"a=1\": null}|variants.a=1",
      })
  void a_damaged_value_is_named(String from, String to, String path) throws IOException {
    Path file = edited(from, to == null ? "" : to);
    assertThatThrownBy(() -> ProvenanceFile.read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(
            file + ": the value of \"" + path + "\" is missing or of the wrong kind." + REMEDY);
  }

  @Test
  void a_file_cut_off_is_refused_with_its_place() throws IOException {
    Path file = folder.resolve("provenance.json");
    Files.writeString(file, "{\n  \"format\": 1,\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ProvenanceFile.read(file))
        .isInstanceOf(UnreadableRunException.class)
        .hasMessage(file + ", line 3, column 1: not valid JSON." + REMEDY);
  }

  private Path edited(String from, String to) throws IOException {
    String text =
        Files.readString(Fixture.folder().resolve("provenance.json"), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return Files.writeString(
        folder.resolve("provenance.json"), text.replace(from, to), StandardCharsets.UTF_8);
  }
}
