/** Two releases side by side, from the same facts that their reports are made of. */
package org.hallmark.reports.compare;
