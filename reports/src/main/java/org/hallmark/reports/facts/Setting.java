package org.hallmark.reports.facts;

/**
 * A named value as the plan states it.
 *
 * @param name what is set
 * @param value to what
 */
public record Setting(String name, String value) {}
