package io.github.foldwise.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NewFileTest {
  static Stream<Arguments> reasons() {
    return Stream.of(
        arguments(new NoSuchFileException("a"), "no such file or folder"),
        arguments(new AccessDeniedException("a"), "no right to it"),
        arguments(new NotDirectoryException("a"), "something that is no folder on the way"),
        arguments(
            new FileSystemException(".a.tmp", null, "Read-only file system"),
            "Read-only file system"),
        arguments(new IOException("No space left on device"), "No space left on device"),
        arguments(new IOException("Is a directory"), "a folder"));
  }

  /** Not even the name of the file that is written aside. */
  @ParameterizedTest
  @MethodSource("reasons")
  void a_reason_is_what_the_system_says_without_a_path(IOException thrown, String reason) {
    assertThat(NewFile.reason(thrown)).isEqualTo(reason);
  }
}
