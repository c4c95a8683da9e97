/**
 * The comparison with Keras, PyTorch and Deeplearning4j: every contender is one or more processes
 * that do the same work and report in lines of JSON, in turns.
 */
package io.github.foldwise.benchmarks.peers;
