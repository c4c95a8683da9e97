package io.github.foldwise.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.run.journal.ResultText;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.EpochEnd;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The end of an epoch in an executor, which does what the listener at the driver asks for. */
final class RemoteEnd implements EpochEnd {
  private final EpochResult result;
  private final Function<Reply, byte[]> executor;
  private final BiConsumer<Reply, byte[]> done;

  /** Orders go to the executor; then what it answered is told. */
  RemoteEnd(EpochResult result, Function<Reply, byte[]> executor, BiConsumer<Reply, byte[]> done) {
    this.result = result;
    this.executor = executor;
    this.done = done;
  }

  @Override
  public EpochResult result() {
    return result;
  }

  @Override
  public TrialResult asLast() {
    return ResultText.trial(new String(order(Reply.Order.AS_LAST), UTF_8));
  }

  @Override
  public Checkpoint checkpoint() {
    return CheckpointBytes.read(order(Reply.Order.CHECKPOINT));
  }

  @Override
  public Map<String, float[]> weights() {
    return Encoded.read(
        order(Reply.Order.WEIGHTS),
        in -> {
          Map<String, float[]> weights = new LinkedHashMap<>();
          for (int left = in.readInt(); left > 0; left--) {
            String name = Encoded.text(in);
            float[] values = new float[in.readInt()];
            for (int i = 0; i < values.length; i++) {
              values[i] = in.readFloat();
            }
            weights.put(name, values);
          }
          return weights;
        });
  }

  @Override
  public void save(Path file) {
    try {
      Files.write(file, order(Reply.Order.MODEL));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void setLearningRate(double rate) {
    order(new Reply(Reply.Order.RATE, Encoded.bytes(out -> out.writeDouble(rate))));
  }

  @Override
  public void endTraining() {
    order(Reply.Order.END);
  }

  private byte[] order(Reply.Order kind) {
    return order(new Reply(kind));
  }

  private byte[] order(Reply order) {
    byte[] answer = executor.apply(order);
    done.accept(order, answer);
    return answer;
  }
}
