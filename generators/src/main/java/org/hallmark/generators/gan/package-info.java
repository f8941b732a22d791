/**
 * Generative adversarial networks. Only the critic sees records; the generator learns of it alone,
 * by {@link org.hallmark.generators.gan.GanStep}, which is post-processing.
 */
package org.hallmark.generators.gan;
