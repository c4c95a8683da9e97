/** A session's weights, and the steps, evaluations and predictions that run on it. */
package io.github.foldwise.runtime.session;
