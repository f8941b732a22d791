/** {@code hallmark doctor}: is everything here that a release and its verification need? */
package org.hallmark.cli.doctor;
