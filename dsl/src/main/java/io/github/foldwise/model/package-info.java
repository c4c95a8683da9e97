/** Placeholder. */
package io.github.foldwise.model;
