/** What an owner keeps from everybody. */
package org.hallmark.privacy.state;
