/**
 * Labelled images in memory: {@link io.github.foldwise.data.ImageData} holds pixels and labels,
 * {@link io.github.foldwise.data.DataSet} a training and a test set with class names.
 */
package io.github.foldwise.data;
