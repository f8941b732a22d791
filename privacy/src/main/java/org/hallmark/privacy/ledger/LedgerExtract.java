package org.hallmark.privacy.ledger;

import org.hallmark.privacy.event.Adjacency;
import org.hallmark.provenance.Digest;

/**
 * What a release publishes of the looks of its plan.
 *
 * @param previousHead digest of the last line before the release's first look
 * @param head digest of the line of the release's last look
 * @param adjacency the neighbouring relation
 * @param delta δ
 * @param epsilonUpper bound on the ε of all looks of all runs up to the head
 */
public record LedgerExtract(
    Digest previousHead, Digest head, Adjacency adjacency, double delta, double epsilonUpper) {}
