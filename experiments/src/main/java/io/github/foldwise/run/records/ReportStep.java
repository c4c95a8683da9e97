package io.github.foldwise.run.records;

import java.io.IOException;
import java.nio.file.Path;

/** Renders a run directory's report from its tables. */
@FunctionalInterface
public interface ReportStep {
  void write(Path directory) throws IOException;
}
