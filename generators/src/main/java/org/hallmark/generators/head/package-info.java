/**
 * Laws of single columns, each with what its parameters are made of: in plain Java arithmetic, for
 * draws and densities. {@code djl.loss} has the same formulas for batches.
 *
 * <p>All laws are restricted to what a column can hold, so that their densities are exact there: by
 * a sum over all values where these are whole numbers, and by the logistic law's distribution
 * function, which is elementary, where they are real. None needs the logarithm of the gamma
 * function: over finitely many values sums of logarithms do.
 */
package org.hallmark.generators.head;
