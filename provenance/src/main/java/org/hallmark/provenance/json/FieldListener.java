package org.hallmark.provenance.json;

/**
 * Hears what a reader asks of the objects of a document: how a document is described by the code
 * that reads it.
 */
@FunctionalInterface
public interface FieldListener {
  /** Hears nothing. */
  FieldListener NONE = (object, name, shape) -> {};

  /**
   * A member was asked for, whether it is there or not.
   *
   * @param object whose member
   * @param name of the member
   * @param shape what it may be
   */
  void asked(Node object, String name, FieldShape shape);
}
