/** The commands by which an owner hands secret and salts to an auditor, or destroys them. */
package org.hallmark.cli.escrow;
