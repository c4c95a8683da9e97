/**
 * Declarations as text, for Foldwise's own modules: one line holds every number of a record, reads
 * back to an equal record, and its SHA-256 identifies the declaration.
 */
package io.github.foldwise.canonical;
