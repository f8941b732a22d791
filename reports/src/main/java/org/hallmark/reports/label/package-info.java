/** The label at the top of a report, like that on food. */
package org.hallmark.reports.label;
