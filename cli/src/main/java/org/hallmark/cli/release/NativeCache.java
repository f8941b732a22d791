package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.files.DurableFiles;

/** Where PyTorch's native libraries are unpacked, once for all runs of this user. */
public final class NativeCache {
  private NativeCache() {}

  /** Made where it is not there. */
  public static Path folder(World world) throws IOException {
    Path cache =
        world
            .variable("XDG_CACHE_HOME")
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    return DurableFiles.privateFolder(cache.resolve("hallmark"));
  }
}
