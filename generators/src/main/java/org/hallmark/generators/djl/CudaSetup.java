package org.hallmark.generators.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.DeviceException;
import org.hallmark.generators.NumericMode;
import org.hallmark.provenance.Digest;

/**
 * A libtorch for NVIDIA's graphics cards as the environment names it, and the cards that the driver
 * names, looked at without loading anything or starting a process.
 *
 * @param environment of this process
 * @param driver where the driver tells of itself and its cards
 */
record CudaSetup(Map<String, String> environment, Path driver) {
  static final String FOLDER = "PYTORCH_LIBRARY_PATH";
  static final String VERSION_NAME = "PYTORCH_VERSION";
  static final String FLAVOR_NAME = "PYTORCH_FLAVOR";

  /** The version and build of PyTorch that the binding in this program's jars is made for. */
  static final String VERSION = "2.7.1";

  static final String FLAVOR = "cu128";

  /** What a folder must hold; a build for the processor alone lacks the two of CUDA. */
  static final List<String> LIBRARIES =
      List.of("libc10.so", "libc10_cuda.so", "libtorch.so", "libtorch_cpu.so", "libtorch_cuda.so");

  /** No rounding to TF32, and cuBLAS with one workspace, without which its sums may vary. */
  static final SortedMap<String, String> PINNED =
      new TreeMap<>(Map.of("NVIDIA_TF32_OVERRIDE", "0", "CUBLAS_WORKSPACE_CONFIG", ":4096:8"));

  private static final Path DRIVER = Path.of("/proc/driver/nvidia");

  private static final String REMEDY =
      "Install libtorch "
          + VERSION
          + " for CUDA 12.8 (libtorch-cxx11-abi-shared-with-deps-"
          + VERSION
          + "%2Bcu128.zip of pytorch.org) and set\n  PYTORCH_LIBRARY_PATH=<its folder lib>"
          + " PYTORCH_VERSION="
          + VERSION
          + " PYTORCH_FLAVOR="
          + FLAVOR
          + "\nor give --device cpu without them. See docs/devices.md";

  /** Of this process and machine. */
  static CudaSetup here() {
    return new CudaSetup(System.getenv(), DRIVER);
  }

  /** Does the environment name libraries other than those of this program's jars? */
  boolean isNamed() {
    return environment.containsKey(FOLDER)
        || environment.containsKey(VERSION_NAME)
        || environment.containsKey(FLAVOR_NAME);
  }

  /**
   * Passes if a training in {@code mode} could be computed on {@code device}.
   *
   * @throws DeviceException with the first thing in the way
   */
  void require(ComputeDevice device, NumericMode mode) {
    if (device.cuda().isEmpty()) {
      requireOwnLibraries(device);
      return;
    }
    requireCard(device, device.cuda().getAsInt());
    requireVariable(device, VERSION_NAME, VERSION);
    requireVariable(device, FLAVOR_NAME, FLAVOR);
    requireLibraries(device);
    if (mode != NumericMode.FAST) {
      requirePinned(device);
    }
  }

  /** A manifest names the libraries of the jars; others would be loaded in their place. */
  private void requireOwnLibraries(ComputeDevice device) {
    if (isNamed()) {
      throw new DeviceException(
          device,
          "the environment names other native libraries than this program's own",
          "none of " + String.join(", ", List.of(FOLDER, VERSION_NAME, FLAVOR_NAME)),
          named(List.of(FOLDER, VERSION_NAME, FLAVOR_NAME)),
          "Unset them, or give --device cuda:0. See docs/devices.md");
    }
  }

  private void requireCard(ComputeDevice device, int number) {
    int cards = cards().size();
    if (cards <= number) {
      throw new DeviceException(
          device,
          "there is no such graphics card",
          "at least " + (number + 1) + " in " + driver.resolve("gpus"),
          cards == 0 ? "none, or NVIDIA's driver is not loaded" : Integer.toString(cards),
          cards == 0
              ? "Install NVIDIA's driver, 570 or newer, or give --device cpu. See docs/devices.md"
              : "Give --device cuda:0" + (cards > 1 ? " to cuda:" + (cards - 1) : ""));
    }
  }

  private void requireVariable(ComputeDevice device, String name, String value) {
    String found = environment.getOrDefault(name, "unset");
    if (!found.equals(value)) {
      throw new DeviceException(
          device,
          "the binding to PyTorch is made for one version and build of it alone",
          name + "=" + value,
          name + "=" + found,
          REMEDY);
    }
  }

  private void requireLibraries(ComputeDevice device) {
    String folder = environment.getOrDefault(FOLDER, "");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      throw new DeviceException(
          device,
          FOLDER + " must be a folder with the libraries of libtorch",
          String.join(" ", LIBRARIES),
          folder.isEmpty() ? "unset" : "no folder " + folder,
          REMEDY);
    }
    List<String> missing =
        LIBRARIES.stream().filter(name -> !Files.exists(Path.of(folder, name))).toList();
    if (!missing.isEmpty()) {
      throw new DeviceException(
          device,
          FOLDER + " lacks libraries of a libtorch for CUDA",
          String.join(" ", LIBRARIES),
          "not there: " + String.join(" ", missing),
          REMEDY);
    }
    requireBuild(device, Path.of(folder));
  }

  /** A libtorch says of itself which one it is, beside its folder of libraries. */
  private void requireBuild(ComputeDevice device, Path folder) {
    String expected = VERSION + "+" + FLAVOR;
    Optional<String> found =
        build(folder.toAbsolutePath().normalize().resolveSibling("build-version"));
    if (found.isPresent() && !found.get().equals(expected)) {
      throw new DeviceException(
          device, "the libtorch there is another version or build", expected, found.get(), REMEDY);
    }
  }

  private static Optional<String> build(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requirePinned(ComputeDevice device) {
    boolean pinned =
        PINNED.entrySet().stream().allMatch(v -> v.getValue().equals(environment.get(v.getKey())));
    if (!pinned) {
      throw new DeviceException(
          device,
          "the arithmetic of a card is pinned before Java starts, unless the plan's numericMode is"
              + " fast",
          named(PINNED),
          named(List.copyOf(PINNED.keySet())),
          "Give the command by ./hallmark, which sets them");
    }
  }

  private String named(List<String> names) {
    return names.stream()
        .map(name -> name + "=" + environment.getOrDefault(name, "unset"))
        .collect(Collectors.joining(" "));
  }

  private static String named(SortedMap<String, String> variables) {
    return variables.entrySet().stream()
        .map(v -> v.getKey() + "=" + v.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The models of the cards that the driver names. */
  List<String> cards() {
    Path gpus = driver.resolve("gpus");
    if (!Files.isDirectory(gpus)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(gpus)) {
      return all.sorted().map(card -> line(card.resolve("information"), "Model")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * What a manifest says of a training on a card: the card, the driver, the variables, and the
   * digest of every library in the folder. Hashing takes some seconds.
   */
  SortedMap<String, String> facts(ComputeDevice device) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("accelerator", String.join("; ", cards()));
    facts.put("accelerator.device", device.toString());
    facts.put("accelerator.driver", line(driver.resolve("version"), "NVRM version"));
    PINNED.keySet().forEach(name -> facts.put(name, environment.getOrDefault(name, "unset")));
    try (Stream<Path> all = Files.list(Path.of(environment.get(FOLDER)))) {
      for (Path file : all.filter(f -> f.getFileName().toString().contains(".so")).toList()) {
        facts.put("accelerator.library." + file.getFileName(), Digest.of(file).hex());
      }
    }
    return facts;
  }

  private static String line(Path file, String name) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(l -> l.startsWith(name + ":"))
          .map(l -> l.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException | UncheckedIOException e) {
      return "unknown";
    }
  }
}
