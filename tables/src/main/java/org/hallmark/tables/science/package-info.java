/** What scientists compute of positions and fields: pure functions of primitive arrays. */
package org.hallmark.tables.science;
