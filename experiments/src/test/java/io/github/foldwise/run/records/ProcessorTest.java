package io.github.foldwise.run.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
  @TempDir Path folder;

  @Test
  void its_name_is_that_of_the_first_core() throws IOException {
    Path cpuinfo = folder.resolve("cpuinfo");
    Files.writeString(
        cpuinfo,
        """
        processor\t: 0
        model\t\t: 106
        model name\t: Intel(R) Xeon(R)  Processor @ 2.60GHz
        processor\t: 1
        model name\t: another
        """,
        UTF_8);
    assertThat(Processor.inFile(cpuinfo)).contains("Intel(R) Xeon(R) Processor @ 2.60GHz");
  }

  @Test
  void a_system_that_does_not_tell_it_is_no_failure() throws IOException {
    Path cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\n", UTF_8);
    assertThat(Processor.inFile(cpuinfo)).isEmpty();
    assertThat(Processor.inFile(folder.resolve("none"))).isEmpty();
  }
}
