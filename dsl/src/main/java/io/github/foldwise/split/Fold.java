package io.github.foldwise.split;

/**
 * One way to divide the rows.
 *
 * @param index from 1
 *     <p>The rows stand in the order in which scikit-learn gives them: ascending where every row is
 *     judged once (k-fold and its kin), in the order drawn where a rule shuffles and cuts ({@link
 *     ShuffleSplit}, {@link StratifiedShuffleSplit}, {@link TrainTestSplit}).
 * @param training rows to learn from
 * @param validation rows to judge by; none of them is in {@code training}
 */
public record Fold(int index, Rows training, Rows validation) {}
