package org.hallmark.privacy.disclosure;

import org.hallmark.privacy.statement.PrivacyStatement;

/** What a claim's privacy unit is, in words. */
final class UnitWords {
  private UnitWords() {}

  /** What holds a larger unit together, after a sentence; nothing where the unit is a record. */
  static String together(PrivacyStatement said) {
    return said.unitColumns().isEmpty()
        ? ""
        : " That is all records with equal "
            + String.join(", ", said.unitColumns())
            + ", taken together; at most "
            + said.unitRecords()
            + " of them, drawn privately by lot before anything was computed, count at all.";
  }

  /** How records were bounded, after a sentence; nothing where the unit is a record. */
  static String bounding(PrivacyStatement said) {
    return said.unitColumns().isEmpty()
        ? ""
        : " Before that, of every "
            + said.unit()
            + " at most "
            + said.unitRecords()
            + " records were kept, by lot under a private key, and records that name none were"
            + " dropped.";
  }

  /** What several units have of the claim. */
  static String groups(PrivacyStatement said) {
    return "Nor are several units together: the more of a group are in the source, the better the"
        + " group can be told, and the same person or thing behind several units of the kind '"
        + said.unit()
        + "' is such a group.";
  }
}
