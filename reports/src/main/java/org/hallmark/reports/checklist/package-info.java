/**
 * The checklist: what NIST, registries, journals and loaders of data ask of a release, each
 * question once, answered from plan, seal, run and results. A question is an entry of {@link
 * org.hallmark.reports.checklist.Questions}; {@link org.hallmark.reports.checklist.Standard} lists
 * what each standard asks, and a test walks both.
 */
package org.hallmark.reports.checklist;
