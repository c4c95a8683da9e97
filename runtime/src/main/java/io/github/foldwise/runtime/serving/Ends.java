package io.github.foldwise.runtime.serving;

import io.github.foldwise.data.Shape;
import java.util.Optional;

/**
 * The tensors by which a graph predicts, by name.
 *
 * @param image shape of one image
 * @param floats (N, H, W, C) of a batch in float32; empty if it takes none
 * @param bytes the same in unsigned bytes; empty if it takes none
 * @param probabilities (N, classes)
 */
public record Ends(
    Shape image, Optional<String> floats, Optional<String> bytes, String probabilities) {}
