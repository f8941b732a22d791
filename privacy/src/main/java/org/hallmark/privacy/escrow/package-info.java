/**
 * What an owner hands to an auditor so that a release can be computed again from its source: the
 * secret and the salts of its commitments, and nothing of the data.
 */
package org.hallmark.privacy.escrow;
