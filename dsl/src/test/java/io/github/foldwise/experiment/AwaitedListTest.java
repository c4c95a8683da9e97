package io.github.foldwise.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitedListTest {
  @Test
  void is_there_before_its_elements_are() {
    CompletableFuture<List<String>> found = new CompletableFuture<>();

    List<String> list = AwaitedList.of(found::join);
    found.complete(List.of("one", "two"));

    assertThat(list).containsExactly("one", "two");
  }

  @Test
  void gives_what_went_wrong_as_it_was() {
    IllegalStateException wrong = new IllegalStateException("wrong");
    OutOfMemoryError full = new OutOfMemoryError("full");

    List<String> failed =
        AwaitedList.of(
            () -> {
              throw wrong;
            });
    List<String> tooLarge =
        AwaitedList.of(
            () -> {
              throw full;
            });

    assertThatThrownBy(failed::size).isSameAs(wrong);
    assertThatThrownBy(() -> tooLarge.get(0)).isSameAs(full);
  }
}
