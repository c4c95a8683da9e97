package io.github.foldwise.spark;

import io.github.foldwise.run.journal.CheckpointFile;
import io.github.foldwise.run.journal.ResultText;
import io.github.foldwise.trial.Checkpoint;
import io.github.foldwise.trial.Intervention;
import java.util.List;

/** A checkpoint with what a listener changed, as bytes. */
final class CheckpointBytes {
  private CheckpointBytes() {}

  static byte[] of(Checkpoint checkpoint) {
    return Encoded.bytes(
        out -> {
          Encoded.text(out, ResultText.of(checkpoint.interventions()));
          CheckpointFile.write(checkpoint, out);
        });
  }

  static Checkpoint read(byte[] bytes) {
    return Encoded.read(
        bytes,
        in -> {
          List<Intervention> interventions = ResultText.interventions(Encoded.text(in));
          Checkpoint plain =
              CheckpointFile.read(in)
                  .orElseThrow(() -> new IllegalArgumentException("a damaged checkpoint"));
          return Checkpoint.of(plain.epochs(), interventions, plain.state());
        });
  }
}
