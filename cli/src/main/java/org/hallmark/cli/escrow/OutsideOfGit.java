package org.hallmark.cli.escrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.hallmark.cli.terminal.Refusal;

/**
 * The places where an escrow file may lie: in no release and in no Git work tree, for what is once
 * in a published history cannot be taken back.
 */
final class OutsideOfGit {
  private OutsideOfGit() {}

  /** Refuses a file that is there already, and a place where Git would pick it up. */
  static void require(Path file, Path repo) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(file + " exists; an escrow file is never overwritten");
    }
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw Refusal.usage("there is no folder " + parent + " for the escrow file; make it first");
    }
    Path real = parent.toRealPath();
    if (real.startsWith(repo.toRealPath())) {
      throw inside(file, "the release " + repo);
    }
    for (Path folder = real; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        throw inside(file, "the Git work tree " + folder);
      }
      if (Files.exists(folder.resolve("manifest.json"), LinkOption.NOFOLLOW_LINKS)
          && Files.exists(folder.resolve("seal.json"), LinkOption.NOFOLLOW_LINKS)) {
        throw inside(file, "the release " + folder);
      }
    }
  }

  private static Refusal inside(Path file, String what) {
    return Refusal.usage(
        file
            + " lies inside "
            + what
            + ". An escrow file must never get into a history that others have; give another --out");
  }
}
