/**
 * Noisy marginals of coded columns joined by a tree: the baseline that every deep model is held
 * against, without an engine.
 */
package org.hallmark.generators.marginal;
