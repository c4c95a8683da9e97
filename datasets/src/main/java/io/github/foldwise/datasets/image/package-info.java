/** Image files: whole ones become pixels, others are refused. Not exported. */
package io.github.foldwise.datasets.image;
