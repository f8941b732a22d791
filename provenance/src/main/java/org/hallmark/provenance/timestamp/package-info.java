/**
 * RFC 3161: requests for times and replies to them. The one place that knows BouncyCastle, for the
 * JDK has no public reader of CMS.
 */
package org.hallmark.provenance.timestamp;
