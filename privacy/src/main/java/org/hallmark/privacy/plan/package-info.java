/** The sections {@code source} and {@code privacy} of a plan. */
package org.hallmark.privacy.plan;
