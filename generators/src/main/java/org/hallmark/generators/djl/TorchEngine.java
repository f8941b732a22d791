package org.hallmark.generators.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.DeviceException;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.NativeLibrariesException;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.PlatformClass;
import org.hallmark.privacy.dpsgd.DpSgd;

/**
 * The PyTorch engine on a device: offline, untracked, on one thread, in a numeric mode.
 *
 * <p>DJL reads its switches once, when the engine is loaded, and loads it once in a JVM; so the
 * first start decides the cache folder and a later one keeps it. The natives are unpacked there in
 * some seconds unless an earlier run has done so.
 */
public final class TorchEngine implements GradientEngine {
  private static final Map<String, String> SWITCHES =
      Map.of(
          "ai.djl.offline", "true",
          "OPT_OUT_TRACKING", "true",
          "ai.djl.default_engine", "PyTorch",
          "ai.djl.pytorch.num_threads", "1",
          "ai.djl.pytorch.num_interop_threads", "1");

  private static final String GPU_SWITCH = "ai.djl.util.cuda.fork";

  private final Engine engine;
  private final NumericMode mode;
  private final ComputeDevice device;

  private TorchEngine(Engine engine, NumericMode mode, ComputeDevice device) {
    this.engine = engine;
    this.mode = mode;
    this.device = device;
  }

  /**
   * Loads the engine for the processor.
   *
   * @param mode must be that of the process's environment, or a {@link NumericModeException} tells
   *     so
   * @param cacheFolder where the natives are unpacked; runs may share it, other users must not be
   *     able to write to it
   */
  public static synchronized TorchEngine start(NumericMode mode, Path cacheFolder) {
    NumericModeException.require(mode, System.getenv());
    CudaSetup.here().require(ComputeDevice.CPU, mode);
    return loaded(mode, cacheFolder, ComputeDevice.CPU);
  }

  /**
   * Loads the engine for a device. For a graphics card a process is started first that tries it.
   *
   * @throws DeviceException if it cannot be computed on, with what to do
   */
  public static synchronized TorchEngine start(
      NumericMode mode, Path cacheFolder, ComputeDevice device) throws IOException {
    NumericModeException.require(mode, System.getenv());
    CudaSetup.here().require(device, mode);
    if (device.cuda().isPresent()) {
      CudaProbe.require(device, cacheFolder, System.getenv());
    }
    return loaded(mode, cacheFolder, device);
  }

  /**
   * Passes if nothing that can be seen without loading libraries is in the way of {@code device}.
   *
   * @throws DeviceException if something is
   */
  public static void requirePossible(ComputeDevice device, NumericMode mode) {
    CudaSetup.here().require(device, mode);
  }

  /** Does the environment name a libtorch, as it must for a graphics card? */
  public static boolean isLibtorchNamed() {
    return CudaSetup.here().isNamed();
  }

  private static TorchEngine loaded(NumericMode mode, Path cacheFolder, ComputeDevice device) {
    prepare(cacheFolder);
    return new TorchEngine(Engine.getEngine("PyTorch"), mode, device);
  }

  /** Sets what the engine reads as it is loaded. */
  static void prepare(Path cacheFolder) {
    SWITCHES.forEach(System::setProperty);
    String folder = cacheFolder.toAbsolutePath().toString();
    System.setProperty("DJL_CACHE_DIR", folder);
    System.setProperty("ENGINE_CACHE_DIR", folder);
    lookForNoGpu();
  }

  /**
   * DJL asks CUDA for its version before it takes the libraries for the CPU: by JNA, which starts
   * {@code ldconfig} and loads a library of its own. Under this switch, which its class reads once,
   * it does not; the switch is taken back before it could start a JVM instead.
   */
  private static void lookForNoGpu() {
    String before = System.getProperty(GPU_SWITCH);
    System.setProperty(GPU_SWITCH, "true");
    try {
      Class.forName(CudaUtils.class.getName(), true, TorchEngine.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the class is there, as it was named", e);
    } finally {
      if (before == null) {
        System.clearProperty(GPU_SWITCH);
      } else {
        System.setProperty(GPU_SWITCH, before);
      }
    }
  }

  /**
   * As {@link #start}, of the libraries in this program's own jars and no others.
   *
   * @param freshFolder empty, and nobody else's
   * @throws NativeLibrariesException if others might be loaded
   */
  public static synchronized TorchEngine startIsolated(NumericMode mode, Path freshFolder)
      throws IOException {
    NumericModeException.require(mode, System.getenv());
    Optional<String> problem = NativeJars.problem(System.getenv());
    if (problem.isPresent()) {
      throw new NativeLibrariesException(problem.get());
    }
    return start(mode, freshFolder);
  }

  /**
   * Why the native libraries are not those that this program was built with, if so. It hashes half
   * a gigabyte and loads nothing.
   */
  public static Optional<String> nativesProblem() throws IOException {
    return NativeJars.problem(System.getenv());
  }

  /** The class of machines that give the same bits as this engine. */
  public PlatformClass platform() {
    return PlatformClass.here(mode);
  }

  /** The version of PyTorch. */
  public String version() {
    return engine.getVersion();
  }

  /** What it computes on. */
  public ComputeDevice device() {
    return device;
  }

  @Override
  public ModelGradients gradients(
      NetworkArchitecture architecture,
      EncodedUnits rows,
      DpSgd dpSgd,
      ModelGradients.Tally tally) {
    return ModelGradients.of(this, architecture.network(), rows, dpSgd, tally);
  }

  @Override
  public SortedMap<String, String> deviceFacts() throws IOException {
    return device.cuda().isPresent() ? CudaSetup.here().facts(device) : new TreeMap<>();
  }

  NDManager newManager() {
    Device on = device.cuda().isPresent() ? Device.gpu(device.cuda().getAsInt()) : Device.cpu();
    return NDManager.newBaseManager(on, "PyTorch");
  }
}
