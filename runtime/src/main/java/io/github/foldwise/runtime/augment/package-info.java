/** Augmentations as graph ops before the first layer. */
package io.github.foldwise.runtime.augment;
