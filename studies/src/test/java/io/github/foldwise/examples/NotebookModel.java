package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.conv;

import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.Features;
import io.github.foldwise.model.ModelSpec;

/** A model, as docs show it. */
final class NotebookModel {
  private NotebookModel() {}

  static ModelSpec model() {
    // README begins
    FeatureMaps edges =
        conv(64, 3).relu().l1l2(1e-5, 1e-4).biasL1(1e-5).activityL2(1e-4).bn().pool(2);
    FeatureMaps parts =
        edges.conv(128, 3).relu().l1l2(1e-5, 1e-4).biasL1(1e-5).activityL2(1e-4).bn().pool(2);
    Features garment =
        parts.flatten().dense(128).relu().l1l2(1e-5, 1e-4).biasL1(1e-5).activityL2(1e-4);
    ModelSpec model = garment.dropout(0.6).classify(10);
    // README ends
    return model;
  }
}
