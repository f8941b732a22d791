package org.hallmark.privacy.statement;

/**
 * What stands in a release where nothing is promised about privacy, because everybody may see the
 * source: no number, for there is none.
 *
 * @param schema {@value #SCHEMA}
 * @param epsilon in words
 * @param inWords what that means
 */
public record NoPrivacyClaim(String schema, String epsilon, String inWords) {
  public static final String SCHEMA = "hallmark-no-privacy-claim-v1";

  /** What stands in the place of ε. */
  public static final String NOT_APPLICABLE = "not applicable: public source";

  /** The only one. */
  public static final NoPrivacyClaim ONLY =
      new NoPrivacyClaim(
          SCHEMA,
          NOT_APPLICABLE,
          "The source is public. The generator was trained on it without noise and exact numbers"
              + " about it are published, so nothing bounds what the release tells about one of its"
              + " records, and nothing of it was charged to a privacy budget.");
}
