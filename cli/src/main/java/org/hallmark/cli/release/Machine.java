package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The machine that a release is made on, as far as results may hang on it: JDK, operating system,
 * processor with its vector instructions, memory, and what PyTorch's libraries read from the
 * environment. Nothing of it names the machine or its owner.
 */
public final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path SYSTEM = Path.of("/etc/os-release");

  /** Instruction sets that kernels of linear algebra choose their paths by. */
  private static final String NUMERIC_FLAG = "sse4_[12]|avx.*|fma|f16c|amx.*|bmi[12]";

  private static final List<String> PROPERTIES =
      List.of(
          "java.vendor",
          "java.version",
          "java.vm.name",
          "java.vm.version",
          "os.arch",
          "os.name",
          "os.version");

  private static final List<String> VARIABLES =
      List.of("ATEN_CPU_CAPABILITY", "MKL_CBWR", "OMP_NUM_THREADS");

  private static final String UNKNOWN = "unknown";

  private Machine() {}

  /** Facts by name; {@code unknown} where the system does not tell. */
  public static SortedMap<String, String> facts() {
    SortedMap<String, String> facts = new TreeMap<>();
    PROPERTIES.forEach(name -> facts.put(name, System.getProperty(name)));
    VARIABLES.forEach(
        name -> facts.put(name, Optional.ofNullable(System.getenv(name)).orElse("unset")));
    facts.put("os.distribution", distribution(lines(SYSTEM)));
    List<String> processors = lines(PROCESSORS);
    facts.put("cpu.model", values(processors, "model name").findFirst().orElse(UNKNOWN));
    facts.put("cpu.flags", flags(processors));
    long threads = values(processors, "processor").count();
    facts.put("cpu.threads", threads == 0 ? UNKNOWN : Long.toString(threads));
    facts.put("memory", memory(lines(MEMORY)));
    facts.put("accelerator", "none");
    return facts;
  }

  /** The vector instructions of the first processor. */
  static String flags(List<String> processors) {
    List<String> flags = new ArrayList<>();
    values(processors, "flags").findFirst().ifPresent(all -> flags.addAll(List.of(all.split(" "))));
    flags.removeIf(flag -> !flag.matches(NUMERIC_FLAG));
    return flags.isEmpty() ? UNKNOWN : String.join(" ", flags.stream().sorted().toList());
  }

  /** Whole GiB, for the last digits move with the kernel. */
  static String memory(List<String> lines) {
    return values(lines, "MemTotal")
        .findFirst()
        .map(size -> Math.round(Long.parseLong(size.replace(" kB", "")) / (double) (1 << 20)))
        .map(size -> size + " GiB")
        .orElse(UNKNOWN);
  }

  private static String distribution(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static Stream<String> values(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.contains(":"))
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }
}
