/** What is published of a measurement, and the checks that recompute it. */
package org.hallmark.metrics;
