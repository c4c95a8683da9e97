/** TensorFlow's settings and errors, and the processor features it depends on. */
package io.github.foldwise.runtime.tensorflow;
