/** Public encodings: cells as small codes, from the schema alone. */
package org.hallmark.tables.encode;
