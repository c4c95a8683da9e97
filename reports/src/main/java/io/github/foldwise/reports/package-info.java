/**
 * The records of a run, their files, the statistics over them, and the report and plots made of
 * them; knows nothing of training and of TensorFlow.
 */
package io.github.foldwise.reports;
