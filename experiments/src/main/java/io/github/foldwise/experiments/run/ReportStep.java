package io.github.foldwise.experiments.run;

import java.io.IOException;
import java.nio.file.Path;

/** Renders a run directory's report from its tables. */
@FunctionalInterface
interface ReportStep {
  void write(Path directory) throws IOException;
}
