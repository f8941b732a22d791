package org.hallmark.cli.terminal;

import picocli.CommandLine.Option;

/**
 * The option of a command whose answer is JSON with it and without, so that scripts need no list.
 */
public final class JsonAnyway {
  @Option(names = "--json", description = "The answer is JSON in any case.")
  private boolean json;
}
