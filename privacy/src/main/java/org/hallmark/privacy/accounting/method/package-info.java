/** What every method of accounting promises. */
package org.hallmark.privacy.accounting.method;
