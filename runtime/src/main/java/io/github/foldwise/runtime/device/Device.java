package io.github.foldwise.runtime.device;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.OptionalLong;

/**
 * A device that TensorFlow computes on.
 *
 * @param name {@code cpu}, {@code cuda:0}, {@code cuda:1}…
 * @param description description for people
 * @param memoryBytes bytes of its own memory that TensorFlow can use; empty for the CPU, which uses
 *     the machine's
 */
public record Device(String name, String description, OptionalLong memoryBytes) {
  /** The CPU. */
  public static final Device CPU = new Device("cpu", "CPU", OptionalLong.empty());

  public Device {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(memoryBytes, "memoryBytes");
    if (!name.matches("cpu|cuda:[0-9]{1,9}")) {
      throw new RefusedException(
          Problem.of(
              "device", "cpu or cuda:N", "'" + name + "'", "Take one of Devices.list(threads)."));
    }
  }

  /** A GPU by its number, from 0, and the bytes that TensorFlow can use. */
  public static Device cuda(int index, long memoryBytes) {
    return new Device(
        "cuda:" + index,
        "NVIDIA GPU with %s MiB for TensorFlow".formatted(memoryBytes >> 20),
        OptionalLong.of(memoryBytes));
  }

  /** Whether it is an NVIDIA GPU. */
  public boolean isCuda() {
    return name.startsWith("cuda:");
  }

  /** Its number among the GPUs, from 0; 0 for the CPU. */
  public int index() {
    return isCuda() ? Integer.parseInt(name.substring("cuda:".length())) : 0;
  }
}
