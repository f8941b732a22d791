/**
 * The autoencoder with a law of its own for every column, drawn one after the other; without a
 * latent vector it is an autoregressive model with an exact density.
 */
package org.hallmark.generators.mixed;
