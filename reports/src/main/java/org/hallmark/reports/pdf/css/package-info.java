/** As much of CSS as the report's own style sheet uses in print. */
package org.hallmark.reports.pdf.css;
