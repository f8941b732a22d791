package org.hallmark.provenance.git;

import org.hallmark.provenance.Digest;

/**
 * A file of a commit.
 *
 * @param mode {@code 100644}, the only one a release has
 * @param size in octets
 * @param sha256 digest of the blob's bytes, which no attribute or filter has touched
 */
public record TreeEntry(String mode, long size, Digest sha256) {}
