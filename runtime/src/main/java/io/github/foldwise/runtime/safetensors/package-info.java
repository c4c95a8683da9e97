/** Weights by name in the form of safetensors. */
package io.github.foldwise.runtime.safetensors;
