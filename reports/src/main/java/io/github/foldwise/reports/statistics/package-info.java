/**
 * Statistics over the rows of a run: intervals that allow for shared training rows, paired tests,
 * verdicts, noise floor, calibration and confusion matrices.
 */
package io.github.foldwise.reports.statistics;
