package org.hallmark.privacy.disclosure;

import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.statement.PrivacyStatement;

/**
 * All that a release publishes about a privacy promise.
 *
 * @param statement the privacy claim
 * @param disclosure what else is told about privacy
 * @param ledger where the release stands in its owner's ledgers
 */
public record PublishedPrivacy(
    PrivacyStatement statement, Disclosure disclosure, PublishedLedger ledger) {}
