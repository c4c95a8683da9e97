package io.github.foldwise.runtime.device;

import java.util.OptionalLong;

/**
 * Something that TensorFlow computes on.
 *
 * @param name {@code cpu}, {@code cuda:0}, {@code cuda:1}…
 * @param description for people
 * @param memoryBytes that TensorFlow can have of its own memory; empty where it computes in the
 *     memory of the machine
 */
public record Device(String name, String description, OptionalLong memoryBytes) {
  /** The processor. */
  public static final Device CPU = new Device("cpu", "CPU", OptionalLong.empty());

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

  /** Its number among the GPUs, from 0; 0 for the processor. */
  public int index() {
    return isCuda() ? Integer.parseInt(name.substring("cuda:".length())) : 0;
  }
}
