/**
 * Layers as values: one record per kind, with its numbers, initializers, penalties and constraints.
 * The words of {@code Layers} make them; defaults and formulas are Keras's.
 */
package io.github.foldwise.layer;
