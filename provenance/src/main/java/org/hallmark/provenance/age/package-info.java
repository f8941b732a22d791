/**
 * Files that only chosen readers can open, in the format of age (age-encryption.org/v1): to X25519
 * keys and to the Ed25519 keys of SSH. The library jagged is used here and nowhere else; the SSH
 * recipients are written out here, since their module of that library is not on Maven Central.
 */
package org.hallmark.provenance.age;
