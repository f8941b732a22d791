package org.hallmark.privacy.ledger;

/**
 * What a release publishes of its owner's ledgers. That an owner keeps one ledger for all datasets
 * is a matter of trust; two releases of one ledger show whether they follow each other.
 *
 * @param schema {@value #SCHEMA}
 * @param looks the looks of this plan
 * @param dataset the plans about the same data
 */
public record PublishedLedger(String schema, LedgerExtract looks, DatasetExtract dataset) {
  public static final String SCHEMA = "hallmark-ledger-extract-v2";

  /** Both extracts together. */
  public static PublishedLedger of(LedgerExtract looks, DatasetExtract dataset) {
    return new PublishedLedger(SCHEMA, looks, dataset);
  }
}
