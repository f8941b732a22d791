/** All generators there are, and how plans and releases name one of them. */
package org.hallmark.generators.catalogue;
