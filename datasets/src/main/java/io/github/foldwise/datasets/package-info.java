/**
 * Data sets on disk: IDX files, Fashion-MNIST (shipped sample, folders, cache, download) and
 * folders of images.
 *
 * <p>Everything here ends as a {@link io.github.foldwise.data.DataSet}; nothing here knows
 * TensorFlow.
 */
package io.github.foldwise.datasets;
