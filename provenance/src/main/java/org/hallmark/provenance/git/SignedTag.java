package org.hallmark.provenance.git;

import java.util.Optional;
import org.hallmark.provenance.sign.VerifyingKey;

/**
 * An annotated tag.
 *
 * @param ref the full name it is found under, {@code refs/tags/…}, which nothing signs
 * @param innerName the name inside the tag object, which the signature covers
 * @param commit id of the commit it names
 * @param message without the signature
 * @param signer the key whose signature over the tag holds; empty where there is none
 */
public record SignedTag(
    String ref, String innerName, String commit, String message, Optional<VerifyingKey> signer) {}
