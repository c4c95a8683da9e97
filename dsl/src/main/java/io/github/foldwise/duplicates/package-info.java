/** Finds images that are the same, or nearly. */
package io.github.foldwise.duplicates;
