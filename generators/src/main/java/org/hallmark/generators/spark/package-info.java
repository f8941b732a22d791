/** Running a training inside a Spark task without letting rows or secrets travel. */
package org.hallmark.generators.spark;
