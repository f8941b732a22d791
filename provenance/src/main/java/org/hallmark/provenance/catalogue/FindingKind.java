package org.hallmark.provenance.catalogue;

/**
 * One way in which a release, or a table, is not as promised.
 *
 * @param code permanent kebab-case id
 * @param meaning what it says, as a sentence
 */
public record FindingKind(String code, String meaning) {
  public FindingKind {
    Ids.require("code", code);
    Ids.requireSentence("meaning", meaning);
  }

  /** A kind of finding. */
  public static FindingKind finding(String code, String meaning) {
    return new FindingKind(code, meaning);
  }
}
