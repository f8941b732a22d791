package org.hallmark.generators.marginal;

/**
 * One edge of a tree.
 *
 * @param parent a key or a column
 * @param column what is drawn given the parent
 */
public record Branch(String parent, String column) {}
