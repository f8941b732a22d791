/**
 * Schemas, tables, public frames and groups, and the expressions and aggregations of a plan,
 * evaluated on primitive arrays without Spark.
 */
package org.hallmark.tables;
