package io.github.foldwise.runtime.file;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;
import java.util.Map;
import java.util.Optional;

/**
 * Contents of a model file.
 *
 * @param pixels what it was trained on; empty if that is unknown
 */
public record SavedModel(
    CheckedModel model,
    Training training,
    Optional<TrainedPixels> pixels,
    Map<String, float[]> weights) {}
