package io.github.foldwise.runtime.device;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.internal.c_api.TF_Buffer;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.KernelDef;
import org.tensorflow.proto.KernelList;
import org.tensorflow.proto.NodeDef;

/** The kernels for GPUs that the native library has; it knows them without a GPU, too. */
final class GpuKernels {
  /** A kernel for any device that is no CPU is one for a GPU. */
  private static final Set<String> DEVICES = Set.of("GPU", "DEFAULT");

  private final Map<String, List<KernelDef>> byOp = new HashMap<>();

  /** Whether it is a library for GPUs at all. */
  boolean areThere() {
    return kernels("Conv2D").stream().anyMatch(kernel -> kernel.getDeviceType().equals("GPU"));
  }

  /** Whether an op of these types can run on a GPU. */
  boolean serve(NodeDef node) {
    return kernels(node.getOp()).stream()
        .anyMatch(kernel -> DEVICES.contains(kernel.getDeviceType()) && fits(kernel, node));
  }

  private static boolean fits(KernelDef kernel, NodeDef node) {
    return kernel.getConstraintList().stream()
        .allMatch(
            constraint ->
                constraint
                    .getAllowedValues()
                    .getList()
                    .getTypeList()
                    .contains(
                        node.getAttrOrDefault(constraint.getName(), AttrValue.getDefaultInstance())
                            .getType()));
  }

  private List<KernelDef> kernels(String op) {
    return byOp.computeIfAbsent(op, GpuKernels::registered);
  }

  private static List<KernelDef> registered(String op) {
    try (TF_Status status = TF_Status.newStatus()) {
      TF_Buffer buffer = tensorflow.TF_GetRegisteredKernelsForOp(op, status);
      status.throwExceptionIfNotOK();
      try {
        return KernelList.parseFrom(buffer.dataAsByteBuffer()).getKernelList();
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      } finally {
        tensorflow.TF_DeleteBuffer(buffer);
      }
    }
  }
}
