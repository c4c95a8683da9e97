/** Placeholder. */
package io.github.foldwise.experiments;
