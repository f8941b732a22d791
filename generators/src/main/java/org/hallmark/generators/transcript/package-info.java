/**
 * The noised sums of a training as files, and the weights that follow from them.
 *
 * <p>{@link org.hallmark.generators.transcript.TranscriptFolder} writes while a training goes on,
 * {@link org.hallmark.generators.transcript.WeightsReplay} takes the steps again. Where which octet
 * lies follows from the plan alone ({@link org.hallmark.generators.transcript.TranscriptShape}).
 */
package org.hallmark.generators.transcript;
