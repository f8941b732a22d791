/**
 * Private randomness: expanded from one secret, opened once per label, never shared with public
 * seeds.
 */
package org.hallmark.privacy.entropy;
