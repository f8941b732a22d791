/** What a report is made of: the manifest, the results, and facts of plan, seal and runs. */
package org.hallmark.reports.facts;
