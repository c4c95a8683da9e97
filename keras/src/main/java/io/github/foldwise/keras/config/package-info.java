/** What Keras's configurations of layers and trainings say in words of Foldwise, and back. */
package io.github.foldwise.keras.config;
