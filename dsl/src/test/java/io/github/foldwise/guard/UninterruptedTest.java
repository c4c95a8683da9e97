package io.github.foldwise.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UninterruptedTest {
  @TempDir Path folder;

  @Test
  void an_interrupted_thread_writes_to_a_channel_and_stays_interrupted() throws IOException {
    Path file = folder.resolve("file");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Uninterrupted files = new Uninterrupted()) {
      Thread.currentThread().interrupt();
      files.run(() -> channel.write(ByteBuffer.allocate(7)));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(channel.isOpen()).isTrue();
    }
    assertThat(file).hasSize(7);
  }

  @Test
  void what_an_operation_throws_is_thrown_as_it_is() {
    try (Uninterrupted files = new Uninterrupted()) {
      for (Throwable thrown :
          new Throwable[] {
            new IOException("full"), new IllegalStateException("wrong"), new AssertionError("worse")
          }) {
        assertThatThrownBy(() -> files.run(() -> sneak(thrown))).isSameAs(thrown);
      }
    }
  }

  private static void sneak(Throwable thrown) throws IOException {
    if (thrown instanceof IOException e) {
      throw e;
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    throw (Error) thrown;
  }
}
