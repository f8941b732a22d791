/**
 * Source files of releases: every record is a line, or a row of Parquet, and no record changes how
 * another one is read. Whoever reads them, here or by Spark, reads the same rows.
 */
package org.hallmark.tables.source;
