/** Bounds on what looks at a source tell together. */
package org.hallmark.privacy.accounting;
