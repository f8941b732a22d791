/**
 * Variational autoencoders.
 *
 * <p>{@link org.hallmark.generators.vae.ConditionalVae} draws the codes of any table column after
 * column.
 */
package org.hallmark.generators.vae;
