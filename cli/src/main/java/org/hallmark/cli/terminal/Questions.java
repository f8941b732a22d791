package org.hallmark.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Asks a person, one question on each line, where one sits at both ends of the terminal; anybody
 * else gets what is proposed.
 */
public final class Questions {
  private final World world;
  private final boolean asked;
  private final BufferedReader answers;

  private Questions(World world, boolean asked) {
    this.world = world;
    this.asked = asked;
    this.answers = new BufferedReader(new InputStreamReader(world.in(), StandardCharsets.UTF_8));
  }

  /** Asks the person in a world. */
  public static Questions of(World world) {
    return new Questions(world, world.asks());
  }

  /** Asks nobody. */
  public static Questions unasked(World world) {
    return new Questions(world, false);
  }

  /** Whether anybody is asked. */
  public boolean asks() {
    return asked;
  }

  /** The answer, or what is proposed where it is empty. */
  public String ask(String question, String proposal) throws IOException {
    return ask(question, proposal, answer -> answer);
  }

  /**
   * The answer as {@code reading} understands it; asks again as long as that refuses it.
   *
   * @throws Refusal if the answers end, or {@code reading} refuses what is proposed to nobody
   */
  public <T> T ask(String question, String proposal, Function<String, T> reading)
      throws IOException {
    while (asked) {
      world.err().print(question + (proposal.isEmpty() ? ": " : " [" + proposal + "]: "));
      world.err().flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw Refusal.usage("the answers ended; nothing was written");
      }
      try {
        return reading.apply(answer.isBlank() ? proposal : answer.strip());
      } catch (Refusal refusal) {
        world.err().println("  " + refusal.getMessage());
      }
    }
    return reading.apply(proposal);
  }

  /** Says something to the person. */
  public void say(String line) {
    if (asked) {
      world.err().println(line);
    }
  }
}
