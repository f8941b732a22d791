/**
 * Basins of a free-energy landscape, made of cells of an observable: how many records are in them,
 * and the free-energy difference of two.
 */
package org.hallmark.metrics.basin;
