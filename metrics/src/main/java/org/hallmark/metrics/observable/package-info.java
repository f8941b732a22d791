/** Quantities of a plan with their sealed cells, and how a table fills them. */
package org.hallmark.metrics.observable;
