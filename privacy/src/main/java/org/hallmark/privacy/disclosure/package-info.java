/** What a release tells about its privacy, field by field and in plain words. */
package org.hallmark.privacy.disclosure;
