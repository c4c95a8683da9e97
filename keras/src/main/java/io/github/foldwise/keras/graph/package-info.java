/** Models of Keras as graphs of layers: their order, their blocks, the paths of their weights. */
package io.github.foldwise.keras.graph;
