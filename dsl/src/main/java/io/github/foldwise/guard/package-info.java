/** Checks of single values that several packages share, for Foldwise's own modules. */
package io.github.foldwise.guard;
