/** Learning rate schedules, all of them in {@link io.github.foldwise.schedule.Schedules}. */
package io.github.foldwise.schedule;
