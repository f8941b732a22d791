/** Confidential rows, behind a door that only charges open. */
package org.hallmark.privacy.source;
