/**
 * Generative models, their differentially private training, and sampling from public seeds.
 *
 * <p>Every generator stands in {@link org.hallmark.generators.catalogue.Generators}. A {@link
 * org.hallmark.generators.catalogue.GeneratorPlan} gives an {@link
 * org.hallmark.generators.Architecture}; {@link org.hallmark.generators.DpTraining} makes weights
 * of it with {@link org.hallmark.generators.ClippedGradients}, which {@code djl} computes; a {@link
 * org.hallmark.generators.TrainedGenerator} draws rows in plain Java. Encoding, initial weights and
 * draws are public; coins and noise are private and come from the {@code privacy} module alone.
 */
package org.hallmark.generators;
