/** Files of Keras 3: {@link io.github.foldwise.keras.KerasFile} reads and writes them. */
package io.github.foldwise.keras;
