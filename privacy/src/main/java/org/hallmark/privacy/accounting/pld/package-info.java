/** Privacy loss distributions, composed on a grid with every error bounded. */
package org.hallmark.privacy.accounting.pld;
