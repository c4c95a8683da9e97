/** The training and inference passes of a model, and the graph that holds both. */
package io.github.foldwise.runtime.head;
