/** Convolutions and their gradients, each by the ops that compute it fastest. */
package io.github.foldwise.runtime.convolution;
