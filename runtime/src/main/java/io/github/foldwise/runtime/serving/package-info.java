/** Graphs that predict and do nothing else. */
package io.github.foldwise.runtime.serving;
