/** Confidential sources that Spark holds. */
package org.hallmark.privacy.spark;
