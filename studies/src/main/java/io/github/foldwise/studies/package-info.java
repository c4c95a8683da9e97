/**
 * The Fashion-MNIST study: a Keras notebook's experiment, its ablation tables and published
 * results, and the {@link io.github.foldwise.studies.Main} that {@code mvn compile exec:java} runs.
 */
package io.github.foldwise.studies;
