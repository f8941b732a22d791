/**
 * What a plan may say, told by the code that reads plans: every reader is heard asking for members,
 * and what it asks becomes a JSON Schema and the reference of fields.
 */
package org.hallmark.cli.schema;
