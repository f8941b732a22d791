package org.hallmark.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;

/** Another world, in which progress is told as long as nobody asks for silence. */
public final class HushedWorld implements World {
  private final World world;
  private boolean quiet;

  public HushedWorld(World world) {
    this.world = world;
  }

  /** Tells no progress from now on, or tells it again. */
  public void hush(boolean silence) {
    quiet = silence;
  }

  @Override
  public boolean quiet() {
    return quiet || world.quiet();
  }

  @Override
  public Instant now() {
    return world.now();
  }

  @Override
  public Optional<String> variable(String name) {
    return world.variable(name);
  }

  @Override
  public InputStream in() {
    return world.in();
  }

  @Override
  public PrintStream out() {
    return world.out();
  }

  @Override
  public PrintStream err() {
    return world.err();
  }

  @Override
  public boolean terminal() {
    return world.terminal();
  }

  @Override
  public boolean asks() {
    return world.asks();
  }

  @Override
  public String command() {
    return world.command();
  }
}
