/** Tables of images, which an optional module reads. Exported to it alone. */
package io.github.foldwise.datasets.table;
