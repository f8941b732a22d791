/**
 * Markup that cannot act: elements, text and numbers as a report writes them. Text from outside can
 * only ever become text, and there is no door for ready-made markup.
 */
package org.hallmark.reports.html;
