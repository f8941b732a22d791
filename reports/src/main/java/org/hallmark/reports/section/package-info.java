/** The chapters of a report below its label. */
package org.hallmark.reports.section;
