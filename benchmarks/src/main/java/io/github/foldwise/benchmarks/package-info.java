/** JMH benchmarks of the parts of Foldwise, one question per class. */
package io.github.foldwise.benchmarks;
