/** Spark in this process: sources read and collected as tables. */
package org.hallmark.tables.spark;
