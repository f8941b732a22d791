package org.hallmark.provenance.json;

import java.util.List;
import java.util.stream.Collectors;

/** A document a person wrote has mistakes; it carries all of them. */
public final class MistakenDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  public MistakenDocumentException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** In document order. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
