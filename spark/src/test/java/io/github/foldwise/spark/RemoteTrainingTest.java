package io.github.foldwise.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.foldwise.check.Problem;
import io.github.foldwise.run.journal.ResultText;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.FailedElsewhereException;
import io.github.foldwise.trial.OutOfMemoryException;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.TrainerLostException;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The driver's side alone: these tests are the executors. */
class RemoteTrainingTest {
  private static final Facts FACTS =
      new Facts("executor 0 on a", "2.18.0", List.of("avx"), "tiles", "1");
  private static final Scores SCORES = new Scores(1, 1, 0, 0.5f);

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Checkpoint> discarded = new ArrayList<>();
  private final TestJobs jobs = new TestJobs();
  private volatile boolean stop;

  /** Counts jobs, and ends none unless told to. */
  private static final class TestJobs implements SparkJobs {
    private final AtomicInteger submitted = new AtomicInteger();
    private volatile boolean cancelled;
    private volatile Optional<End> end = Optional.empty();

    @Override
    public void submit() {
      submitted.incrementAndGet();
    }

    @Override
    public Optional<End> end() {
      return end;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  /** Takes a checkpoint after each epoch, and lowers the rate after the first. */
  private final TrialListener listener =
      new TrialListener() {
        @Override
        public void epochEnded(EpochEnd end) {
          told.add("epoch " + end.result().epoch());
          if (acting && end.result().epoch() == 1) {
            end.setLearningRate(0.5);
          } else {
            end.checkpoint();
          }
        }

        @Override
        public void stepDone(StepResult step) {
          told.add("step " + step.step());
        }

        @Override
        public boolean stopRequested() {
          return stop;
        }
      };

  private boolean acting;

  private final RemoteTraining training =
      new RemoteTraining(
          jobs, listener, Optional.empty(), new Handshake(Optional.empty()), discarded::add);
  private final Attempts attempts = training.attempts();

  private CompletableFuture<TrialResult> waiting() {
    return CompletableFuture.supplyAsync(() -> training.result());
  }

  private static EpochResult epoch(int number) {
    return new EpochResult(
        number, 1, 0.1f, SCORES, Optional.empty(), Optional.empty(), 0.25 * number);
  }

  private static TrialResult result(int epochs) {
    return new TrialResult(false, "", upTo(epochs), Optional.empty(), Optional.empty());
  }

  private static List<EpochResult> upTo(int epochs) {
    List<EpochResult> all = new ArrayList<>();
    for (int number = 1; number <= epochs; number++) {
      all.add(epoch(number));
    }
    return all;
  }

  private Reply begin(long attempt) {
    return attempts.receive(new Message(Message.Kind.BEGIN, "t", attempt, FACTS.bytes()));
  }

  private Reply step(long attempt, long number) {
    return attempts.receive(
        new Message(
            Message.Kind.STEPS,
            "t",
            attempt,
            Steps.bytes(List.of(new StepResult(number, 4, 0.1f, SCORES)))));
  }

  private Reply end(long attempt, int number) {
    return attempts.receive(
        new Message(
            Message.Kind.EPOCH,
            "t",
            attempt,
            Encoded.bytes(
                out -> {
                  out.writeInt(number);
                  Encoded.text(out, ResultText.of(epoch(number)));
                })));
  }

  private Reply answer(long attempt, byte[] body) {
    return attempts.receive(new Message(Message.Kind.ANSWER, "t", attempt, body));
  }

  /** Asks until the answer is not to wait. */
  private Reply next(long attempt, Reply first) throws InterruptedException {
    Reply reply = first;
    for (int i = 0; i < 10_000 && reply.order() == Reply.Order.WAIT; i++) {
      Thread.sleep(1);
      reply = attempts.receive(Message.of(Message.Kind.NEXT, "t", attempt));
    }
    return reply;
  }

  /** An epoch whose checkpoint the listener takes. */
  private void epoch(long attempt, int number) throws InterruptedException {
    Reply order = next(attempt, end(attempt, number));
    assertThat(order.order()).isEqualTo(Reply.Order.CHECKPOINT);
    byte[] checkpoint = CheckpointBytes.of(Checkpoint.of(upTo(number), new byte[] {(byte) number}));
    assertThat(next(attempt, answer(attempt, checkpoint)).order()).isEqualTo(Reply.Order.GO);
  }

  private void done(long attempt, int epochs) {
    attempts.receive(
        new Message(Message.Kind.ENDED, "t", attempt, Ended.with(result(epochs)).bytes()));
  }

  private static TrialResult of(CompletableFuture<TrialResult> waiting) throws Exception {
    return waiting.get(10, TimeUnit.SECONDS);
  }

  @Test
  void the_listener_is_told_in_order_and_the_result_comes_back() throws Exception {
    CompletableFuture<TrialResult> waiting = waiting();
    begin(7);
    step(7, 1);
    epoch(7, 1);
    step(7, 2);
    epoch(7, 2);
    done(7, 2);

    assertThat(of(waiting)).isEqualTo(result(2));
    assertThat(told).containsExactly("step 1", "epoch 1", "step 2", "epoch 2");
    assertThat(jobs.submitted).hasValue(1);
    assertThat(jobs.cancelled).isFalse();
    assertThat(discarded).extracting(c -> c.epochs().size()).containsExactly(1, 2);
  }

  @Test
  void a_copy_waits_while_the_first_attempt_is_alive_and_then_goes_on_from_its_checkpoint()
      throws Exception {
    CompletableFuture<TrialResult> waiting = waiting();
    begin(7);
    step(7, 1);
    epoch(7, 1);
    step(7, 2);

    assertThat(begin(8).order()).isEqualTo(Reply.Order.WAIT);
    attempts.taskEnded(7);
    Start start = Start.of(begin(8).body());

    assertThat(start.from().orElseThrow().state()).containsExactly(1);
    assertThat(step(7, 3).order()).isEqualTo(Reply.Order.STOP); // a lost executor may still live
    step(8, 2);
    epoch(8, 2);
    done(8, 2);
    assertThat(of(waiting)).isEqualTo(result(2));
    assertThat(told).containsExactly("step 1", "epoch 1", "step 2", "epoch 2");
  }

  @Test
  void an_order_that_a_lost_executor_did_not_answer_goes_to_the_next_one() throws Exception {
    CompletableFuture<TrialResult> waiting = waiting();
    begin(7);
    assertThat(next(7, end(7, 1)).order()).isEqualTo(Reply.Order.CHECKPOINT);
    attempts.taskEnded(7);

    assertThat(Start.of(begin(8).body()).from()).isEmpty();
    epoch(8, 1);
    done(8, 1);
    assertThat(of(waiting)).isEqualTo(result(1));
    assertThat(told).containsExactly("epoch 1");
  }

  @Test
  void what_the_listener_changed_is_changed_again_when_an_attempt_is_repeated() throws Exception {
    acting = true;
    CompletableFuture<TrialResult> waiting = waiting();
    begin(7);
    assertThat(next(7, end(7, 1)).order()).isEqualTo(Reply.Order.RATE);
    assertThat(next(7, answer(7, new byte[0])).order()).isEqualTo(Reply.Order.GO);
    attempts.taskEnded(7);
    begin(8);

    assertThat(end(8, 1).order()).isEqualTo(Reply.Order.RATE);
    assertThat(answer(8, new byte[0]).order()).isEqualTo(Reply.Order.GO);
    done(8, 1);
    assertThat(of(waiting)).isEqualTo(result(1));
    assertThat(told).containsExactly("epoch 1");
  }

  @Test
  void a_training_that_is_lost_four_times_without_anything_new_fails() {
    CompletableFuture<TrialResult> waiting = waiting();
    List<Boolean> alone = new ArrayList<>();
    for (long attempt = 1; attempt <= 4; attempt++) {
      alone.add(Start.of(begin(attempt).body()).alone());
      attempts.taskEnded(attempt);
    }

    assertThat(begin(5).order()).isEqualTo(Reply.Order.STOP);
    assertThat(alone).containsExactly(false, false, true, true);
    assertThatThrownBy(waiting::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(FailedElsewhereException.class)
        .hasMessage(
            "its executor was lost 4 times while it trained; see the executors' logs, or raise"
                + " spark.executor.memory and spark.executor.memoryOverhead");
  }

  @Test
  void a_job_that_spark_gives_up_is_submitted_again_and_its_last_reason_is_the_trials() {
    jobs.end = Optional.of(new SparkJobs.End(Optional.empty(), "SparkException: aborted"));

    assertThatThrownBy(() -> training.result())
        .isInstanceOf(FailedElsewhereException.class)
        .hasMessage("SparkException: aborted");
    assertThat(jobs.submitted).hasValue(5); // 1 + 4 repetitions
  }

  @Test
  void executors_lost_too_often_are_named_without_their_hosts_which_differ_from_run_to_run() {
    jobs.end =
        Optional.of(
            new SparkJobs.End(
                Optional.empty(),
                "SparkException: Job aborted due to stage failure: Task 0 in stage 3.0 failed 4"
                    + " times, most recent failure: Lost task 0.3 in stage 3.0 (TID 9) (10.0.0.7"
                    + " executor 5): ExecutorLostFailure (executor 5 exited caused by one of the"
                    + " running tasks) Reason: Command exited with code 137"));

    assertThatThrownBy(() -> training.result())
        .isInstanceOf(FailedElsewhereException.class)
        .hasMessage(
            "its executor was lost 4 times while it trained; see the executors' logs, or raise"
                + " spark.executor.memory and spark.executor.memoryOverhead");
  }

  @Test
  void a_value_whose_message_did_not_arrive_counts() throws Exception {
    jobs.end = Optional.of(new SparkJobs.End(Optional.of(Ended.with(result(3))), ""));

    assertThat(of(waiting())).isEqualTo(result(3));
  }

  @Test
  void an_executor_that_computes_other_bits_ends_the_run() {
    CompletableFuture<TrialResult> waiting = waiting();
    begin(7);
    attempts.taskEnded(7);
    Facts others = new Facts("executor 1 on b", "2.18.0", List.of("avx512f"), "tiles", "1");

    assertThat(attempts.receive(new Message(Message.Kind.BEGIN, "t", 8, others.bytes())).order())
        .isEqualTo(Reply.Order.STOP);
    assertThatThrownBy(waiting::join)
        .cause()
        .isInstanceOf(TrainerLostException.class)
        .hasMessageContaining("processor of executor 1 on b");
  }

  /** Of a training that ends while the driver waits for its checkpoint. */
  private Throwable endedInsteadOfAnAnswer(Ended ended) throws InterruptedException {
    CompletableFuture<TrialResult> waiting = waiting();
    begin(7);
    assertThat(next(7, end(7, 1)).order()).isEqualTo(Reply.Order.CHECKPOINT);
    attempts.receive(new Message(Message.Kind.ENDED, "t", 7, ended.bytes()));
    return catchThrowable(waiting::join).getCause();
  }

  @Test
  void a_training_that_runs_out_of_memory_at_a_checkpoint_says_so() throws Exception {
    assertThat(
            endedInsteadOfAnAnswer(new Ended(Ended.Kind.OUT_OF_MEMORY, "out of memory", List.of())))
        .isInstanceOf(OutOfMemoryException.class)
        .hasMessage("out of memory");
  }

  @Test
  void a_checkpoint_that_nobody_can_write_ends_the_run() throws Exception {
    Problem problem = Problem.of("--checkpoints file:///x", "a folder", "none", "Name one.");

    assertThat(endedInsteadOfAnAnswer(Ended.unfit(List.of(problem))))
        .isInstanceOf(TrainerLostException.class)
        .hasMessageContaining(problem.toString());
  }

  @Test
  void a_stop_cancels_the_job_and_the_task_is_told_when_it_asks() {
    CompletableFuture<TrialResult> waiting = waiting();
    begin(7);
    stop = true;

    assertThatThrownBy(waiting::join).hasRootCauseInstanceOf(CancellationException.class);
    assertThat(jobs.cancelled).isTrue();
    assertThat(step(7, 1).order()).isEqualTo(Reply.Order.STOP);
    assertThat(begin(8).order()).isEqualTo(Reply.Order.STOP);
  }
}
