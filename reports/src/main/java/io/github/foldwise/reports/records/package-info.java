/** The rows of a run's files as values, and the run directory that reads and writes them. */
package io.github.foldwise.reports.records;
