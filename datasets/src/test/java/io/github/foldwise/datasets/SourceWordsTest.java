package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSource;
import io.github.foldwise.split.Folds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a notebook or a debugger shows of declarations. */
class SourceWordsTest {
  @Test
  void sources_say_what_they_are() {
    DataSource sample = FashionMnist.sample();

    assertThat(sample).hasToString("the sample of Fashion-MNIST");
    assertThat(sample.limit(100)).hasToString("the sample of Fashion-MNIST, limited to 100 rows");
    assertThat(FashionMnist.standard()).hasToString("Fashion-MNIST");
    assertThat(ImageFolder.of(Path.of("pets")).named("pets", "Pets")).hasToString("Pets in pets");
  }

  @Test
  void folds_say_what_the_report_says() {
    assertThat(Folds.kFold(5).shuffled(42)).hasToString("k-fold, k = 5, shuffled with seed 42");
    assertThat(Folds.leaveOneOut()).hasToString("leave-one-out");
  }
}
