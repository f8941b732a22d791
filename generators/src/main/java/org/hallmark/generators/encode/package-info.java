/** How columns become numbers that models see, and come back, by public rules alone. */
package org.hallmark.generators.encode;
