package io.github.foldwise.runtime;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The pass that learns.
 *
 * @param dataLoss mean cross-entropy of the batch
 * @param activityPenalty of the batch
 * @param correct number of rows whose largest logit is their class
 * @param gradients of the whole loss, by weight
 * @param targets end the step
 */
record TrainingHead(
    Operand<TFloat32> dataLoss,
    Operand<TFloat32> activityPenalty,
    Operand<TInt32> correct,
    Map<String, Operand<TFloat32>> gradients,
    StepTargets targets) {}
