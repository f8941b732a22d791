/**
 * Files of rows, read in batches without a Spark session: CSV, JSON lines, extended XYZ (each also
 * gzipped) and Parquet. What a cell says is decided by {@link org.hallmark.tables.CellText} for all
 * of them; a cell that its column cannot hold is told with its file and row.
 */
package org.hallmark.tables.file;
