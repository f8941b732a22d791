/** Looks at a source, as values. */
package org.hallmark.privacy.event;
