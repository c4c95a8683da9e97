/** TensorFlow's SavedModel, in and out. */
package io.github.foldwise.runtime.savedmodel;
