package org.hallmark.cli.plan;

import java.nio.file.Path;
import org.hallmark.cli.terminal.World;

/** Where an owner's private things are, unless the command line or the plan says otherwise. */
public final class OwnerHome {
  private OwnerHome() {}

  /** {@code $HALLMARK_HOME}, or the place that the desktop standard gives to programs' state. */
  public static Path folder(World world) {
    return world
        .variable("HALLMARK_HOME")
        .map(Path::of)
        .orElseGet(
            () ->
                world
                    .variable("XDG_STATE_HOME")
                    .map(Path::of)
                    .orElse(Path.of(System.getProperty("user.home"), ".local", "state"))
                    .resolve("hallmark"));
  }

  /** The one ledger of an owner who does not say otherwise. */
  public static Path ledger(World world) {
    return folder(world).resolve("ledger");
  }
}
