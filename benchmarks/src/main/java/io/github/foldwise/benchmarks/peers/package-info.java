/**
 * The comparison with Keras, PyTorch, JAX and Deeplearning4j. Each contender is one or more
 * processes that do the same work and report lines of JSON; contenders run in turns.
 */
package io.github.foldwise.benchmarks.peers;
