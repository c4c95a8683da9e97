package io.github.foldwise.examples;

// README begins
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.foldwise.cli.Foldwise;
import org.junit.jupiter.api.Test;

class GarmentsTest {
  @Test
  void every_variant_can_be_trained() {
    String[] plan = {"plan", "--no-time"};

    assertEquals(0, Foldwise.run(plan, Garments.EXPERIMENT));
  }
}
// README ends
