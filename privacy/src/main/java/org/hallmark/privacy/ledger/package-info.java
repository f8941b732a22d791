/** The durable account of all looks at a source. */
package org.hallmark.privacy.ledger;
