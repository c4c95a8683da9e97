/** Renders the report and plots of a run directory; independent of training and TensorFlow. */
package io.github.foldwise.reports;
