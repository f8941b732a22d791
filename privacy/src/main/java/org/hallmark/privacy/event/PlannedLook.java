package org.hallmark.privacy.event;

/**
 * A look at the source that a sealed plan calls for, with all its numbers.
 *
 * @param id kebab-case id, unique in the run
 * @param purpose what it is for, in words
 * @param event what it costs
 */
public record PlannedLook(String id, String purpose, PrivacyEvent event) {}
