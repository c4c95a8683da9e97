/**
 * What an experiment varies: typed parameters, variants, grids and random searches. Start with
 * {@link io.github.foldwise.sweep.Param#of}.
 */
package io.github.foldwise.sweep;
