package io.github.foldwise.run.engine;

import io.github.foldwise.run.journal.RunState;
import io.github.foldwise.run.machine.Memory;
import io.github.foldwise.run.machine.MemoryGate;
import io.github.foldwise.run.machine.Workers;
import io.github.foldwise.run.plan.Course;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.trial.Trainer;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Trains as many courses at once as memory allows. */
final class Crew {
  private final RunRequest request;
  private final Trainer trainer;
  private final Memory memory;
  private final RunState state;
  private final ProgressListener listener;
  private final Tally tally;
  private final Workers workers;
  private final MemoryGate gate;
  private final Runnable courseEnded;

  Crew(
      RunRequest request,
      Trainer trainer,
      Memory memory,
      RunState state,
      ProgressListener listener,
      Tally tally,
      BooleanSupplier stop,
      Runnable courseEnded) {
    this.request = request;
    this.trainer = trainer;
    this.memory = memory;
    this.state = state;
    this.listener = listener;
    this.tally = tally;
    this.workers = new Workers(stop);
    this.gate = new MemoryGate(memory.free().getAsLong());
    this.courseEnded = courseEnded;
  }

  /** Returns when all have ended or were cancelled. */
  @SuppressWarnings("try") // the sharing only has to end
  void train(List<Course> courses) {
    try (Trainer.Sharing unused = trainer.share()) {
      workers.run(request.jobs(), courses.stream().map(this::job).toList());
    }
  }

  private Runnable job(Course course) {
    CourseRun run =
        new CourseRun(
            course,
            state,
            listener,
            tally,
            request.experiment().protocol().score(),
            workers::stopRequested,
            !request.acting().isEmpty());
    long need = memory.of(course.longest().variant(), request.experiment().data());
    CourseJob job =
        new CourseJob(
            run, need, gate, workers::stopRequested, trainer, request.experiment().data());
    return () -> {
      job.run();
      courseEnded.run();
    };
  }
}
