/** What the pieces of Foldwise cost, each asked by one JMH class. */
package io.github.foldwise.benchmarks;
