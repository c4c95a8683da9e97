/** Placeholder. */
package io.github.foldwise.runtime;
