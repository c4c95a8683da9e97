/** Placeholder. */
package io.github.foldwise.reports;
