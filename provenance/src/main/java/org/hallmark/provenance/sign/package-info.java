/**
 * Ed25519 keys, SSH signatures, in-toto statements in Sigstore bundles, and whom a reader trusts.
 */
package org.hallmark.provenance.sign;
