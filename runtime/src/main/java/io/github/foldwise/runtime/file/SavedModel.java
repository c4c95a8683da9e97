package io.github.foldwise.runtime.file;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;
import java.util.Map;

/**
 * Contents of a model file.
 *
 * @param model the trained model
 * @param training how it was trained
 * @param weights all weights by name, in order
 */
public record SavedModel(CheckedModel model, Training training, Map<String, float[]> weights) {}
