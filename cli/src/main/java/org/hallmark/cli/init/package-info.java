/**
 * {@code hallmark init}: from a table to a plan that can be released as it is.
 *
 * <p>Of a public table every cell is read, and kinds, bounds, keys and bins are guessed from them.
 * Of a confidential one the header alone is read; the rest is what its owner says. A guess from a
 * confidential cell would be a look at it that nobody charged.
 */
package org.hallmark.cli.init;
