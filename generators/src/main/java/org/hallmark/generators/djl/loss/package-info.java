/**
 * What each kind of network is trained to make small, record by record, in arrays of the engine.
 */
package org.hallmark.generators.djl.loss;
