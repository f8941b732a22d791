/** Kinds of differentially private training as numbers, from which looks, noise and words come. */
package org.hallmark.privacy.training;
