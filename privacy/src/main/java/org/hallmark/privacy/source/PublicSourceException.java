package org.hallmark.privacy.source;

import java.nio.file.Path;
import java.util.List;

/**
 * A public source holds something that its plan does not allow. It quotes cells, so it must never
 * be thrown for a confidential source.
 */
public final class PublicSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  public PublicSourceException(Path source, List<String> mistakes) {
    super("source " + source + " is not as its plan says\n" + String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Each mistake with its place, what was expected and what was found. */
  public List<String> mistakes() {
    return mistakes;
  }
}
