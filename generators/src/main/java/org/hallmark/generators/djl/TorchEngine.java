package org.hallmark.generators.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hallmark.generators.NativeLibrariesException;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.PlatformClass;

/**
 * The PyTorch engine on the CPU: offline, untracked, on one thread, in a numeric mode.
 *
 * <p>DJL reads its switches once, when the engine is loaded, and loads it once in a JVM; so the
 * first start decides the cache folder and a later one keeps it. The natives are unpacked there in
 * some seconds unless an earlier run has done so.
 */
public final class TorchEngine {
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

  private TorchEngine(Engine engine, NumericMode mode) {
    this.engine = engine;
    this.mode = mode;
  }

  /**
   * Loads the engine.
   *
   * @param mode must be that of the process's environment, or a {@link NumericModeException} tells
   *     so
   * @param cacheFolder where the natives are unpacked; runs may share it, other users must not be
   *     able to write to it
   */
  public static synchronized TorchEngine start(NumericMode mode, Path cacheFolder) {
    NumericModeException.require(mode, System.getenv());
    SWITCHES.forEach(System::setProperty);
    String folder = cacheFolder.toAbsolutePath().toString();
    System.setProperty("DJL_CACHE_DIR", folder);
    System.setProperty("ENGINE_CACHE_DIR", folder);
    lookForNoGpu();
    return new TorchEngine(Engine.getEngine("PyTorch"), mode);
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

  NDManager newManager() {
    return NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }
}
