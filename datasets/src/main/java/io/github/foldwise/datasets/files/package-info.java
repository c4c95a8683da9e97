/** Files wherever they lie: in a folder or in an archive. Not exported. */
package io.github.foldwise.datasets.files;
