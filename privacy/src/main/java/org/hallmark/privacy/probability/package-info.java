/** Laws of probability with {@link java.lang.StrictMath}: the same bits on every JVM. */
package org.hallmark.privacy.probability;
