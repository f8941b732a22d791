/**
 * The kinds of laws, one file each, and the catalogue that lists them. A kind reads its own members
 * of an entry of a plan's {@code laws}; the columns it reads, their units and every constant come
 * from the plan.
 *
 * <p>Decisions: a law without {@code kind} is an expression, as it was before there were kinds. A
 * law that gives one residual per row or per group can be charged on a confidential source, since a
 * record changes its count by at most one; the others are then checked on the synthetic data alone.
 * Every law states a tolerance, also those with a p value, so that effect and significance stay
 * apart: with enough data a strict test refuses everything.
 */
package org.hallmark.physics.law;
