/**
 * How fast rows are scanned, beside other programs that are at hand; run by {@code .ci/benchmark}.
 */
package org.hallmark.audit.benchmark;
