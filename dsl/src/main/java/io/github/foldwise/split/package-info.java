/** Rules that divide rows into folds, all of them in {@link io.github.foldwise.split.Folds}. */
package io.github.foldwise.split;
