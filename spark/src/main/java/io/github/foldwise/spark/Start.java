package io.github.foldwise.spark;

import io.github.foldwise.trial.Checkpoint;
import java.util.Optional;

/**
 * How an attempt begins.
 *
 * @param alone whether nothing else may train in its executor, because earlier attempts were lost
 * @param from the newest checkpoint
 */
record Start(boolean alone, Optional<Checkpoint> from) {
  byte[] bytes() {
    return Encoded.bytes(
        out -> {
          out.writeBoolean(alone);
          out.writeBoolean(from.isPresent());
          if (from.isPresent()) {
            out.write(CheckpointBytes.of(from.get()));
          }
        });
  }

  static Start of(byte[] bytes) {
    return Encoded.read(
        bytes,
        in ->
            new Start(
                in.readBoolean(),
                in.readBoolean()
                    ? Optional.of(CheckpointBytes.read(in.readAllBytes()))
                    : Optional.empty()));
  }
}
