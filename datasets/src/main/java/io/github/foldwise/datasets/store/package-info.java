/** Decoded pixels in files of the cache, larger than the heap may be. */
package io.github.foldwise.datasets.store;
