package org.hallmark.privacy.statement;

import java.util.SortedMap;

/**
 * One look at the source data.
 *
 * @param id kebab-case id, unique in the run: {@code training}, {@code observable-speed}, …
 * @param purpose what it was for, in words
 * @param mechanism kebab-case id of the event's mechanism
 * @param parameters the event's parameters by name ({@code samplingRate}, {@code noiseMultiplier},
 *     {@code scale}, {@code count}, …), relative to one unit's contribution
 * @param epsilonAlone upper bound on ε of this event alone at the statement's δ
 */
public record ChargedEvent(
    String id,
    String purpose,
    String mechanism,
    SortedMap<String, Double> parameters,
    double epsilonAlone) {}
