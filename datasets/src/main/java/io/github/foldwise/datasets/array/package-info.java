/** Arrays of numbers in files, as pixels and labels. Not exported. */
package io.github.foldwise.datasets.array;
