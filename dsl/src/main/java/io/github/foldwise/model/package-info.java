/**
 * Models as sentences: {@code conv(64, 3).relu().pool(2).flatten().classify(10)}. {@link
 * io.github.foldwise.model.Layers} holds the first words, {@link
 * io.github.foldwise.model.ModelSpec} is the declared model, {@link
 * io.github.foldwise.model.CheckedModel} adds all shapes and weights.
 */
package io.github.foldwise.model;
