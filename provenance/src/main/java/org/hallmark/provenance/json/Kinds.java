package org.hallmark.provenance.json;

/** What a node is, in the words of the person who wrote it. */
final class Kinds {
  private Kinds() {}

  /** The kind and, where it is short, the value. */
  static String inWords(Node node) {
    return switch (node.kind()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the text " + Characters.excerpt(node.text());
      case INTEGER -> Long.toString(node.integer());
      case REAL -> EcmaScriptNumbers.format(node.number());
      case BOOLEAN -> Boolean.toString(node.bool());
      case NULL -> "nothing";
    };
  }
}
