package io.github.foldwise.runtime.file;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;
import java.util.Map;

/**
 * What a model's file holds.
 *
 * @param model that was trained
 * @param training how
 * @param weights all, by name, in their order
 */
public record SavedModel(CheckedModel model, Training training, Map<String, float[]> weights) {}
