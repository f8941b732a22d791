package org.hallmark.generators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.json.Words;

/**
 * The class of machines on which a training gives the same bits.
 *
 * @param numericMode the pinned arithmetic
 * @param cpuVendor the CPU's vendor id ({@code GenuineIntel}, {@code AuthenticAMD}, …), for MKL
 *     takes other code paths by vendor; {@code unknown} where the system does not tell
 * @param osArch the JVM's {@code os.name} and {@code os.arch}
 */
public record PlatformClass(NumericMode numericMode, String cpuVendor, String osArch) {

  /** The class of this machine. */
  public static PlatformClass here(NumericMode mode) {
    return new PlatformClass(
        mode, vendor(), System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** The members as name and value, for a manifest's environment. */
  public SortedMap<String, String> environment() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("numericMode", Words.kebab(numericMode));
    all.put("cpuVendor", cpuVendor);
    all.put("platform", osArch);
    return all;
  }

  private static String vendor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(l -> l.startsWith("vendor_id"))
          .map(l -> l.substring(l.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
