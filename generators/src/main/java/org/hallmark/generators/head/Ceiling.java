package org.hallmark.generators.head;

/**
 * What a column may not be above, in every row, by construction: its law is restricted to what is
 * not. Where the expression is below the column's minimum, that is what is left.
 *
 * @param column its name
 * @param expression of keys and of columns that are drawn before it
 */
public record Ceiling(String column, String expression) {}
