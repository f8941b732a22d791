/**
 * Rows on the disk: more of them than memory holds are sorted there, run by run, and read from
 * memory-mapped files.
 */
package org.hallmark.tables.store;
