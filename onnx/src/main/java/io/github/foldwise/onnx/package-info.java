/** Trained models as ONNX files. */
package io.github.foldwise.onnx;
