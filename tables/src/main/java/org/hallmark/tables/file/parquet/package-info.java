/**
 * Flat Parquet files of any writer, read a row group at a time on primitive arrays.
 *
 * <p>Pages are found and decompressed here, in plain Java; encodings other than plain and
 * dictionary are decoded by parquet-column. Rejected: Spark's vectorised reader, which is internal
 * to Spark and twice as slow, and parquet-hadoop's, which makes an object of every value.
 */
package org.hallmark.tables.file.parquet;
