/**
 * How bad input is refused: each {@link io.github.foldwise.check.Problem} states the place, what
 * was expected, what was found and the remedy; one {@link
 * io.github.foldwise.check.RefusedException} carries all of them.
 */
package io.github.foldwise.check;
