package org.hallmark.cli.doctor;

import java.io.IOException;
import java.util.Optional;
import org.hallmark.cli.release.NativeCache;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.generators.djl.TorchEngine;

/** What is asked of PyTorch's native libraries, which trainings need and verification does not. */
final class NativeChecks {
  private static final String ID = "natives";
  private static final String JAR = "native/lib/pytorch.properties";
  private static final String AGAIN =
      "build again (touch pom.xml), with the Maven repository that has pytorch-native-cpu";

  private NativeChecks() {}

  /** Whether the jars are there. */
  static Diagnosis present() {
    boolean there = NativeChecks.class.getClassLoader().getResource(JAR) != null;
    return there
        ? Diagnosis.ok(ID, "present; --natives compares their digests and loads them")
        : Diagnosis.missing(ID, "not on the class path", AGAIN);
  }

  /** Whether they are those of this program, and load. */
  static Diagnosis loaded(World world) throws IOException {
    Optional<String> problem = TorchEngine.nativesProblem();
    if (problem.isPresent()) {
      return Diagnosis.missing(ID, problem.get(), AGAIN);
    }
    for (NumericMode mode : NumericMode.values()) {
      try {
        NumericModeException.require(mode, System.getenv());
        TorchEngine engine = TorchEngine.start(mode, NativeCache.folder(world));
        return Diagnosis.ok(ID, "PyTorch " + engine.version() + ", digests as built, loaded");
      } catch (NumericModeException e) {
        // Another mode is that of this process.
      } catch (RuntimeException | LinkageError e) {
        return Diagnosis.missing(
            ID,
            "digests as built, but they do not load",
            "free space in the cache folder (XDG_CACHE_HOME), and mount it without noexec");
      }
    }
    return Diagnosis.missing(ID, "digests as built; no numeric mode", "start by ./hallmark");
  }
}
