package org.hallmark.privacy.ledger;

import org.hallmark.privacy.event.Adjacency;
import org.hallmark.provenance.Digest;

/**
 * What a release publishes of its owner's ledger. That an owner keeps one ledger per dataset is a
 * matter of trust; two releases of one ledger show whether they follow each other.
 *
 * @param schema {@value #SCHEMA}
 * @param previousHead digest of the last line before the release's first look
 * @param head digest of the line of the release's last look
 * @param adjacency the neighbouring relation
 * @param delta δ
 * @param epsilonUpper bound on the ε of all looks up to the head, those of other releases included
 */
public record LedgerExtract(
    String schema,
    Digest previousHead,
    Digest head,
    Adjacency adjacency,
    double delta,
    double epsilonUpper) {
  public static final String SCHEMA = "hallmark-ledger-extract-v1";
}
