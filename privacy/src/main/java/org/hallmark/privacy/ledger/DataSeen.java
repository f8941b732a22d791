package org.hallmark.privacy.ledger;

import org.hallmark.provenance.Digest;

/**
 * One line of a ledger's third chain: exact numbers about a dataset were computed for its owner
 * alone. Nothing of them is in it. Every later release from the dataset publishes how many such
 * lines there are.
 *
 * @param schema {@value #SCHEMA}
 * @param sequence from 1, without gaps
 * @param previous digest of the line before, or of the schema id for the first
 * @param plans how many plans of all datasets the ledger had admitted by then
 * @param dataset kebab-case id of the dataset
 * @param plan digest of the plan by which the data were looked at
 * @param purpose the command
 * @param seenAt the time, by the owner's clock
 */
public record DataSeen(
    String schema,
    long sequence,
    Digest previous,
    long plans,
    String dataset,
    Digest plan,
    String purpose,
    String seenAt)
    implements ChainLine {
  static final String SCHEMA = "hallmark-data-seen-v1";
  static final ChainFile.Form<DataSeen> FORM =
      new ChainFile.Form<>(DataSeen.class, SCHEMA, DataSeen::requireSound);

  private void requireSound() {
    if (!dataset.matches(ContentIndex.ID) || plans < 0) {
      throw new IllegalArgumentException(
          "a look must be at a dataset. Provided value: " + dataset + ", " + plans);
    }
  }
}
