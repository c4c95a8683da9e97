/** CSV files that list images. Not exported. */
package io.github.foldwise.datasets.csv;
