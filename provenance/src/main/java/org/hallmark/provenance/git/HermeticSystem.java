package org.hallmark.provenance.git;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * A machine on which JGit finds nothing: no variable, no configuration file, no clock.
 *
 * <p>By itself JGit asks the system for the user's and the machine's configuration, for which it
 * runs {@code git config --system}; and a digest of it reads the user's choice of SHA-1. With this
 * reader the same bytes come out on every machine, and the SHA-1 in use is always the one that
 * detects collisions.
 */
final class HermeticSystem extends SystemReader {
  private static final String PLATFORM = "Linux";

  static {
    SystemReader.setInstance(new HermeticSystem());
  }

  private HermeticSystem() {}

  /** Makes this the system that JGit sees; to be called before any use of it. */
  static void enter() {
    // Done by the static initialiser, once.
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public String getenv(String variable) {
    return null;
  }

  @Override
  public String getProperty(String key) {
    return key.equals("os.name") ? PLATFORM : null;
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new EmptyConfig(parent, fs);
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  @Deprecated
  public long getCurrentTime() {
    return 0;
  }

  @Override
  @Deprecated
  public int getTimezone(long when) {
    return 0;
  }

  @Override
  public ZoneOffset getTimeZoneAt(Instant when) {
    return ZoneOffset.UTC;
  }

  @Override
  public ZoneId getTimeZoneId() {
    return ZoneOffset.UTC;
  }

  /** A configuration without a file behind it. */
  private static final class EmptyConfig extends FileBasedConfig {
    EmptyConfig(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // There is nothing to load.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
