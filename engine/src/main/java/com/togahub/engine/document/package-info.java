/** Rows as JSON, and the envelope around every answer. */
package com.togahub.engine.document;
