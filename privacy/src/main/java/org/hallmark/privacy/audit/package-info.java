/**
 * Lower bounds on ε from attacks: what a training must at least have leaked, given how well
 * somebody told the records that were in from those that were not.
 */
package org.hallmark.privacy.audit;
