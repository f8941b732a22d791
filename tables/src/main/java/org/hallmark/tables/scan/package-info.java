/**
 * One pass over the rows of a table, in whatever parts they come: gatherings say what is wanted,
 * batches hand out the rows, and a scan brings them together on several threads with the same bits
 * whatever the parts, threads and order of rows.
 */
package org.hallmark.tables.scan;
