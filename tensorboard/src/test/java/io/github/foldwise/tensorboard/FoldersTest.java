package io.github.foldwise.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldersTest {
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "baseline, baseline",
    "dropout=0.2, dropout=0.2",
    "kernel_1=3 kernel_2=5, kernel_1=3 kernel_2=5",
    "'baseline, next seed', 'baseline, next seed'",
    "a/b, a_b-c14cddc0",
    "a:b, a_b-6783a31e",
    "größer, gr__er-45fbf6a6",
    "'..', __-5ec1f7e7",
  })
  void a_variant_has_its_name_where_every_file_system_can_have_it(String name, String folder) {
    assertThat(Folders.fileName(name)).isEqualTo(folder);
  }

  @Test
  void long_names_are_cut_and_stay_apart() {
    String one = Folders.fileName("x".repeat(300) + "1");
    String other = Folders.fileName("x".repeat(300) + "2");

    assertThat(one).hasSize(109).isNotEqualTo(other);
  }

  @Test
  void repeats_are_named_if_there_are_several() {
    Path logs = Path.of("logs");

    assertThat(new Folders(logs, false).trial("baseline", 1, 2))
        .isEqualTo(logs.resolve("baseline").resolve("fold_2"));
    assertThat(new Folders(logs, true).trial("baseline", 1, 2))
        .isEqualTo(logs.resolve("baseline").resolve("repeat_1_fold_2"));
  }
}
