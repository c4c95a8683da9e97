/** Weights in HDF5 files: what Keras needs, and no more. */
package io.github.foldwise.keras.hdf5;
