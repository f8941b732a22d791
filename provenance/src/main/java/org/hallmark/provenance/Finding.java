package org.hallmark.provenance;

/**
 * One way in which a release is not as promised.
 *
 * @param code permanent kebab-case id
 * @param subject the file, or the place inside one, that it is about
 * @param expected what was promised
 * @param found what is there
 */
public record Finding(String code, String subject, String expected, String found) {}
