package org.hallmark.provenance.json;

import java.util.ArrayList;
import java.util.List;

/** Collects every mistake of a document, so that its author hears of all of them at once. */
public final class Mistakes {
  private final List<Mistake> all = new ArrayList<>();

  /** Records a mistake at {@code node}. */
  public void add(Node node, String message) {
    all.add(new Mistake(node.position(), node.pointer(), message));
  }

  /** Everything recorded so far, in order. */
  public List<Mistake> all() {
    return List.copyOf(all);
  }

  /** Throws {@link MistakenDocumentException} if anything was recorded. */
  public void throwIfAny() {
    if (!all.isEmpty()) {
      throw new MistakenDocumentException(all);
    }
  }
}
