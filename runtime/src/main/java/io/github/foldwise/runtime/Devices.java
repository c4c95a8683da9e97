package io.github.foldwise.runtime;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.check.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** The devices that TensorFlow sees on this machine. */
public final class Devices {
  private Devices() {}

  /** The CPU first, then each GPU that the loaded native library can use. */
  public static List<Device> list() {
    List<Device> devices = new ArrayList<>(List.of(Device.CPU));
    names("GPU").forEach(name -> devices.add(Device.cuda(devices.size() - 1, name)));
    return List.copyOf(devices);
  }

  /**
   * The device that a user asked for.
   *
   * @param request {@code auto} (the first GPU, else the CPU), {@code cpu}, {@code cuda} or {@code
   *     cuda:N}
   * @throws RefusedException where there is no such device, with the way to get it
   */
  public static Device choose(String request) {
    if (request.equals("cpu")) {
      return Device.CPU;
    }
    if (!request.matches("auto|cuda(:\\d+)?")) {
      throw new RefusedException(
          Suggestions.unknown("device", request, List.of("auto", "cpu", "cuda", "cuda:0")));
    }
    List<Device> devices = list();
    if (request.equals("auto")) {
      return devices.get(Math.min(1, devices.size() - 1));
    }
    String wanted = request.equals("cuda") ? "cuda:0" : request;
    return devices.stream()
        .filter(device -> device.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new RefusedException(absent(request, devices)));
  }

  private static Problem absent(String request, List<Device> devices) {
    return Problem.of(
        "device " + request,
        "a GPU that TensorFlow can use",
        "only " + String.join(", ", devices.stream().map(Device::name).toList()),
        "Build with -Pcuda on Linux x86-64, with an NVIDIA driver, CUDA 12 and cuDNN 9 on"
            + " LD_LIBRARY_PATH; or choose --device cpu.");
  }

  /** Names of the devices of one type, as the eager runtime lists them. */
  private static List<String> names(String type) {
    try (TF_Status status = TF_Status.newStatus();
        TFE_ContextOptions options = TFE_ContextOptions.newContextOptions();
        TFE_Context context = TFE_Context.newContext(options, status)) {
      status.throwExceptionIfNotOK();
      TF_DeviceList list = tensorflow.TFE_ContextListDevices(context, status);
      try {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
          if (tensorflow.TF_DeviceListType(list, i, status).getString().equals(type)) {
            names.add(tensorflow.TF_DeviceListName(list, i, status).getString());
          }
        }
        return names;
      } finally {
        tensorflow.TF_DeleteDeviceList(list);
      }
    }
  }
}
