package org.hallmark.cli.release;

/** The version of this program, as its jars have it. */
public final class Version {
  /** Kept equal to the parent pom's version by a test. */
  public static final String OF_HALLMARK = "0.1.0";

  private Version() {}
}
