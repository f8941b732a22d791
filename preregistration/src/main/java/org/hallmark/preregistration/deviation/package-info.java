/** The differences between what was registered and what was done. */
package org.hallmark.preregistration.deviation;
