/** One emitter for each layer: its forward and backward ops. */
package io.github.foldwise.runtime.layer;
