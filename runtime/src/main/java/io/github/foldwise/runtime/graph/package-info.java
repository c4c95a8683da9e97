/** Parts shared by all graphs: inputs, weights, initializers, penalties and placement. */
package io.github.foldwise.runtime.graph;
