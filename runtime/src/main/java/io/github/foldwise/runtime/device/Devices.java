package io.github.foldwise.runtime.device;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.runtime.tensorflow.NativeLibrary;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_ContextOptions;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * The devices that TensorFlow sees on this machine.
 *
 * <p>Listing them fixes the size of TensorFlow's thread pool for the whole process: pass the number
 * of threads that trials will use.
 */
public final class Devices {
  private static final List<String> REQUESTS = List.of("auto", "cpu", "cuda", "cuda:0");

  private Devices() {}

  /**
   * The CPU first, then each GPU that the loaded native library can use.
   *
   * @param threads threads that may work on one op of a trial, at least 1
   * @throws RefusedException if there is no thread, or TensorFlow's library cannot be loaded
   */
  public static List<Device> list(int threads) {
    RefusedException.throwIfAny(SessionConfig.problems(threads));
    List<Device> devices = new ArrayList<>(List.of(Device.CPU));
    gpus(threads).forEach(bytes -> devices.add(Device.cuda(devices.size() - 1, bytes)));
    return List.copyOf(devices);
  }

  /**
   * The device that a user asked for.
   *
   * @param request {@code auto} (the first GPU, else the CPU), {@code cpu}, {@code cuda} or {@code
   *     cuda:N}
   * @param threads threads that may work on one op of a trial, at least 1
   * @throws RefusedException if there is no such device, saying how to get it, or no thread
   */
  public static Device choose(String request, int threads) {
    if (!requireNonNull(request, "request").matches("auto|cpu|cuda(:[0-9]+)?")) {
      throw new RefusedException(
          request.toLowerCase(Locale.ROOT).startsWith("gpu")
              ? Problem.of(
                  "device",
                  "one of " + String.join(", ", REQUESTS),
                  "'" + request + "'",
                  "Write cuda for the first GPU.")
              : Suggestions.unknown("device", request, REQUESTS));
    }
    RefusedException.throwIfAny(SessionConfig.problems(threads));
    if (request.equals("cpu")) {
      return Device.CPU;
    }
    List<Device> devices = list(threads);
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
        "an NVIDIA GPU that TensorFlow can use",
        "only " + String.join(", ", devices.stream().map(Device::name).toList()),
        "Build with -Pcuda on Linux x86-64, with an NVIDIA driver and the libraries of CUDA 12 and"
            + " cuDNN 9 on LD_LIBRARY_PATH; or choose --device cpu.");
  }

  /** Bytes of each GPU's memory, in the order of their numbers. */
  private static List<Long> gpus(int threads) {
    NativeLibrary.load();
    byte[] config = SessionConfig.ofAllDevices(threads).toByteArray();
    try (TF_Status status = TF_Status.newStatus();
        BytePointer bytes = new BytePointer(config)) {
      TFE_ContextOptions options = tensorflow.TFE_NewContextOptions();
      try {
        tensorflow.TFE_ContextOptionsSetConfig(options, bytes, config.length, status);
        status.throwExceptionIfNotOK();
        TFE_Context context = tensorflow.TFE_NewContext(options, status);
        status.throwExceptionIfNotOK();
        try {
          return gpus(context, status);
        } finally {
          tensorflow.TFE_DeleteContext(context);
        }
      } finally {
        tensorflow.TFE_DeleteContextOptions(options);
      }
    }
  }

  private static List<Long> gpus(TFE_Context context, TF_Status status) {
    TF_DeviceList list = tensorflow.TFE_ContextListDevices(context, status);
    status.throwExceptionIfNotOK();
    try {
      List<Long> gpus = new ArrayList<>();
      for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
        if (tensorflow.TF_DeviceListType(list, i, status).getString().equals("GPU")) {
          gpus.add(tensorflow.TF_DeviceListMemoryBytes(list, i, status));
        }
      }
      return gpus;
    } finally {
      tensorflow.TF_DeleteDeviceList(list);
    }
  }
}
