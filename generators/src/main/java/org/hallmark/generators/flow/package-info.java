/**
 * Coupling flows: invertible maps between values and a plain base law, with exact densities.
 *
 * <p>{@link org.hallmark.generators.flow.FlowShape} says which value is moved by which others,
 * {@link org.hallmark.generators.flow.CouplingMap} how, {@link org.hallmark.generators.flow.Flow}
 * does it in double arithmetic; {@link org.hallmark.generators.flow.CouplingFlow} is the generator
 * of tables made of it.
 */
package org.hallmark.generators.flow;
