package io.github.foldwise.runtime.file;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;
import java.util.Map;

/** Contents of a model file. */
public record ModelContents(
    CheckedModel model, Training training, ModelFacts facts, Map<String, float[]> weights) {}
