/**
 * Tables as Parquet files: written by parquet-hadoop without Hadoop, read from untrusted bytes with
 * every size checked before it is believed.
 */
package org.hallmark.tables.parquet;
