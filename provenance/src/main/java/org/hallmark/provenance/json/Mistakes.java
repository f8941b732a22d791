package org.hallmark.provenance.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects every mistake of a document, so that its author hears of all of them at once. */
public final class Mistakes {
  private static final Comparator<Mistake> IN_DOCUMENT_ORDER =
      Comparator.comparing(Mistake::position, Position.IN_DOCUMENT_ORDER);

  private final List<Mistake> all = new ArrayList<>();
  private final FieldListener listener;

  public Mistakes() {
    this(FieldListener.NONE);
  }

  /** Mistakes of a document whose reading {@code listener} hears. */
  public Mistakes(FieldListener listener) {
    this.listener = listener;
  }

  FieldListener listener() {
    return listener;
  }

  /** Records a mistake in the value of {@code node}. */
  public void add(Node node, String message) {
    all.add(new Mistake(node.position(), node.pointer(), message));
  }

  /** Records a mistake in the name of {@code node}, a member of an object. */
  public void addToName(Node node, String message) {
    all.add(new Mistake(node.namePosition(), node.pointer(), message));
  }

  /** Records a mistake at a place that no node stands for. */
  public void add(Position position, String pointer, String message) {
    all.add(new Mistake(position, pointer, message));
  }

  /** Everything recorded so far, in the order of the document. */
  public List<Mistake> all() {
    return all.stream().sorted(IN_DOCUMENT_ORDER).toList();
  }

  /** Throws {@link MistakenDocumentException} if anything was recorded. */
  public void throwIfAny() {
    if (!all.isEmpty()) {
      throw new MistakenDocumentException(all());
    }
  }
}
