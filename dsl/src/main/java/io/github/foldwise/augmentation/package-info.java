/**
 * Random changes of training images: {@link io.github.foldwise.augmentation.Augmentations} holds
 * the first words. Images to evaluate or predict are never augmented.
 */
package io.github.foldwise.augmentation;
