package io.github.foldwise.training;

/** How an optimizer turns a gradient into a change of its weight. */
public sealed interface UpdateRule permits Adam {}
