package io.github.foldwise.runtime.head;

import io.github.foldwise.runtime.update.StepEnd;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The pass that trains.
 *
 * @param dataLoss Σ of the rows' losses, each times its weight, over the number of rows
 * @param weightPenalty penalties of all weights before the update, a scalar
 * @param correct number of correctly predicted rows
 * @param gradients of all that the loss holds, by weight
 * @param end end of the step: updates of weights, slots and moving statistics
 * @param augmentationSeed seed of the augmentation; empty without one
 */
public record TrainingHead(
    Operand<TFloat32> dataLoss,
    Operand<TFloat32> activityPenalty,
    Operand<TFloat32> weightPenalty,
    Operand<TInt32> correct,
    Map<String, Operand<TFloat32>> gradients,
    StepEnd end,
    Optional<Placeholder<TInt64>> augmentationSeed) {}
