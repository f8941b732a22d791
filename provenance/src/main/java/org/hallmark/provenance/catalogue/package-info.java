/**
 * What a verifier can ask: for every check and every finding, what it means, why it is asked, which
 * attack it stops and what a reader must bring. Each module lists the checks of its own subject.
 */
package org.hallmark.provenance.catalogue;
