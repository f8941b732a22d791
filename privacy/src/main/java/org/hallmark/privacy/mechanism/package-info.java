/** Exact samplers of noise. */
package org.hallmark.privacy.mechanism;
