package org.hallmark.cli.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.hallmark.cli.terminal.Refusal;

/**
 * The places where a file that must stay private may lie: in no release and in no Git work tree,
 * for what is once in a published history cannot be taken back.
 *
 * @param what the file is called in messages, with its article
 * @param option that names another place
 */
public record OutsideOfGit(String what, String option) {

  /** Refuses a file that is there already, and a place where Git would pick it up. */
  public void require(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Refusal.usage(file + " exists; " + what + " is never overwritten");
    }
    Path parent = file.toAbsolutePath().normalize().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw Refusal.usage("there is no folder " + parent + " for " + what + "; make it first");
    }
    for (Path folder = parent.toRealPath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        throw inside(file, "the Git work tree " + folder);
      }
      if (Files.exists(folder.resolve("manifest.json"), LinkOption.NOFOLLOW_LINKS)
          && Files.exists(folder.resolve("seal.json"), LinkOption.NOFOLLOW_LINKS)) {
        throw inside(file, "the release " + folder);
      }
    }
  }

  /** The same, and nowhere inside one release. */
  public void require(Path file, Path repo) throws IOException {
    require(file);
    if (file.toAbsolutePath().normalize().getParent().toRealPath().startsWith(repo.toRealPath())) {
      throw inside(file, "the release " + repo);
    }
  }

  private Refusal inside(Path file, String where) {
    return Refusal.usage(
        file
            + " lies inside "
            + where
            + "; "
            + what
            + " must never get into a history that others have: give another "
            + option);
  }
}
