package io.github.foldwise.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of a contender: started together, held at each gate until all are ready. */
final class WorkerGroup implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contender contender;
  private final List<Worker> workers = new ArrayList<>();

  /** Reports of a contender's processes, and seconds from the first start to the last end. */
  record Result(List<JsonNode> reports, double seconds) {}

  private WorkerGroup(Contender contender) {
    this.contender = contender;
  }

  /** Runs a contender to its end; {@code logs} receives the standard error of its processes. */
  static Result run(Contender contender, Path logs)
      throws IOException, InterruptedException, ContenderFailedException {
    Files.createDirectories(logs);
    try (WorkerGroup group = new WorkerGroup(contender)) {
      long start = System.nanoTime();
      group.start(logs);
      List<JsonNode> reports = group.reports();
      return new Result(reports, (System.nanoTime() - start) / 1e9);
    }
  }

  private void start(Path logs) throws IOException {
    for (List<String> command : contender.workers()) {
      Path log = logs.resolve("%s-%s.log".formatted(contender.id(), workers.size()));
      ProcessBuilder process = new ProcessBuilder(command).redirectError(log.toFile());
      process.environment().putAll(contender.environment());
      workers.add(new Worker(process.start(), log));
    }
  }

  private List<JsonNode> reports()
      throws IOException, InterruptedException, ContenderFailedException {
    List<JsonNode> reports = new ArrayList<>();
    while (reports.isEmpty()) {
      for (Worker worker : workers) {
        worker.awaitGateOrReport().ifPresent(reports::add);
      }
      if (reports.isEmpty()) {
        for (Worker worker : workers) {
          worker.release();
        }
      }
    }
    for (Worker worker : workers) {
      worker.awaitEnd();
    }
    if (reports.size() < workers.size()) {
      throw new ContenderFailedException("not all of its processes reported");
    }
    return reports;
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
  }

  /** One process. */
  private static final class Worker {
    private final Process process;
    private final Path log;
    private final BufferedReader out;
    private final Writer in;

    Worker(Process process, Path log) {
      this.process = process;
      this.log = log;
      this.out = process.inputReader(UTF_8);
      this.in = process.outputWriter(UTF_8);
    }

    /** Returns the report, or empty at a gate; ignores other lines. */
    Optional<JsonNode> awaitGateOrReport()
        throws IOException, InterruptedException, ContenderFailedException {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(Link.READY)) {
          return Optional.empty();
        }
        if (line.startsWith("{")) {
          return Optional.of(JSON.readTree(line));
        }
      }
      throw failed();
    }

    void release() throws IOException {
      in.write("go\n");
      in.flush();
    }

    void awaitEnd() throws IOException, InterruptedException, ContenderFailedException {
      while (out.readLine() != null) {
        // Until its standard output ends.
      }
      if (process.waitFor() != 0) {
        throw failed();
      }
    }

    void close() {
      process.destroyForcibly(); // if the comparison was stopped
    }

    private ContenderFailedException failed() throws IOException, InterruptedException {
      int code = process.waitFor();
      List<String> lines =
          new String(Files.readAllBytes(log), UTF_8).lines().filter(l -> !l.isBlank()).toList();
      String last = lines.isEmpty() ? "no message" : lines.get(lines.size() - 1).strip();
      return new ContenderFailedException("exit code %s: %s (%s)".formatted(code, last, log));
    }
  }
}
