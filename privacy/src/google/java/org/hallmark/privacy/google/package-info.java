/**
 * Google's differential-privacy library for Java behind the port {@link
 * org.hallmark.privacy.mechanism.Mechanisms}; built by the Maven profile {@code google-dp} alone.
 */
package org.hallmark.privacy.google;
