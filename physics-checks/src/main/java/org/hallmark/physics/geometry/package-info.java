/** Periodic cells: their reduction, their volume, and the least distance between images. */
package org.hallmark.physics.geometry;
