/** Confidential sources read by Spark. */
package org.hallmark.privacy.spark;
