/** The devices that TensorFlow can use. */
package io.github.foldwise.runtime.device;
