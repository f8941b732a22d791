package org.hallmark.generators.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.DeviceException;
import org.hallmark.provenance.files.DurableFiles;

/**
 * A process of its own that loads libtorch with every symbol bound at once, and computes on a card.
 *
 * <p>The binding finds out late, in the middle of a training, that a symbol is missing, and ends
 * the whole process then; bound eagerly it does so here.
 */
public final class CudaProbe {
  private static final String DONE = "hallmark-probe-done ";
  private static final int SECONDS = 180;

  private CudaProbe() {}

  /**
   * Passes if the card can be computed on.
   *
   * @param cacheFolder as {@link TorchEngine#start} has it
   * @param environment of the process
   * @throws DeviceException with what the process said last, if it cannot
   */
  static void require(ComputeDevice device, Path cacheFolder, Map<String, String> environment)
      throws IOException {
    Path said = Files.createTempFile(DurableFiles.privateFolder(cacheFolder), "probe", ".txt");
    try {
      Process process = start(device, cacheFolder, environment, said);
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly().waitFor();
      List<String> lines = Files.readAllLines(said, StandardCharsets.ISO_8859_1);
      if (!ended || !lines.contains(DONE + CudaSetup.VERSION)) {
        throw new DeviceException(
            device,
            "libtorch does not load with all its symbols, or cannot compute there",
            "PyTorch " + CudaSetup.VERSION + " loads with LD_BIND_NOW=1 and adds on the card",
            ended ? reason(lines) : "no answer within " + SECONDS + " s",
            "Mostly it is another version or build than "
                + CudaSetup.VERSION
                + "+"
                + CudaSetup.FLAVOR
                + ", or a driver older than 570. See docs/devices.md");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the look at the card was interrupted", e);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static Process start(
      ComputeDevice device, Path cacheFolder, Map<String, String> environment, Path said)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:ErrorFile=/dev/null",
            "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
            "-Dslf4j.internal.verbosity=WARN",
            "-cp",
            System.getProperty("java.class.path"),
            CudaProbe.class.getName(),
            Integer.toString(device.cuda().orElseThrow()),
            cacheFolder.toAbsolutePath().toString());
    builder.environment().putAll(environment);
    builder.environment().put("LD_BIND_NOW", "1");
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  /** The line that names a cause, or the last one. */
  private static String reason(List<String> lines) {
    return lines.stream()
        .filter(l -> l.contains("symbol") || l.contains(".so") || l.contains("CUDA"))
        .findFirst()
        .orElse(lines.isEmpty() ? "no answer" : lines.get(lines.size() - 1))
        .strip();
  }

  /** The process: number of the card, and the folder for natives. */
  public static void main(String[] arguments) {
    TorchEngine.prepare(Path.of(arguments[1]));
    Engine engine = Engine.getEngine("PyTorch");
    Device card = Device.gpu(Integer.parseInt(arguments[0]));
    try (NDManager manager = NDManager.newBaseManager(card, "PyTorch")) {
      NDArray ones = manager.ones(new Shape(2, 2));
      if (ones.matMul(ones).sum().getFloat() != 8) {
        throw new IllegalStateException("CUDA: two by two ones squared do not add up to 8");
      }
    }
    System.out.println();
    System.out.println(DONE + engine.getVersion());
  }
}
