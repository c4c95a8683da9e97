/** Compares variants of several run directories. */
package io.github.foldwise.reports.comparison;
