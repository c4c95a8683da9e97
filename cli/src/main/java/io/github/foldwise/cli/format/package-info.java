/** The kinds of model files that the command line writes and reads, one class each. */
package io.github.foldwise.cli.format;
