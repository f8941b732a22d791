/** The published privacy claim, made and checked. */
package org.hallmark.privacy.statement;
