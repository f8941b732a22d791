/**
 * What a model can do besides drawing rows. Each interface is one capability; a model has those
 * that it implements, and lacks the others. Vectors hold a model's values in the order of its
 * architecture and in the columns' own units; {@code given} are features of the keys.
 */
package org.hallmark.generators.capability;
