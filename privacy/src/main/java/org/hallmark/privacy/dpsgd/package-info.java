/** Differentially private gradient descent: one plan for coins, noise, divisor and event. */
package org.hallmark.privacy.dpsgd;
